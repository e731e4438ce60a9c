# language: it
@IO @TC-IO-STS-05
Funzionalità: TC-IO-STS-05 · Messaggio che IO non trova
  Che IO non trovi un messaggio non dice se sia arrivato.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Ciò che non si sa non si registra

    @IO-STS-001
    Scenario: IO non trova il messaggio
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      E che IO non trova il messaggio
      Quando l'ente chiede l'esito del messaggio
      Allora il messaggio che IO non trova resta in attesa
