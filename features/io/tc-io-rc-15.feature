# language: it
@IO @TC-IO-RC-15
Funzionalità: TC-IO-RC-15 · Messaggio sconosciuto
  Di ciò che non conosce, l'ente dice che non c'è.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un messaggio sconosciuto non c'è

    @IO-RC-007
    Scenario: IO chiede un messaggio che non esiste
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio con un contenuto riservato
      Quando IO chiede un messaggio che non esiste
      Allora il server dell'ente dice che il messaggio non c'è
