# language: it
@IO @TC-IO-RC-08
Funzionalità: TC-IO-RC-08 · Un altro destinatario
  Il contenuto è per il destinatario, e per nessun altro.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Si risponde al solo destinatario

    @IO-RC-003
    Scenario: Un altro cittadino
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio riservato con 1 allegati
      Quando un altro cittadino chiede contenuto e allegati
      Allora il server dell'ente risponde al solo destinatario
