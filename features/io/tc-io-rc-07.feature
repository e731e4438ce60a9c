# language: it
@IO @TC-IO-RC-07
Funzionalità: TC-IO-RC-07 · Chiave sbagliata
  Il contenuto è per IO, e per nessun altro.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Senza chiave non si ottiene nulla

    @IO-RC-002
    Scenario: Qualcuno prova con un'altra chiave
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio riservato con 1 allegati
      Quando qualcuno chiede contenuto e allegati con una chiave sbagliata
      Allora il server dell'ente non risponde senza la chiave concordata
