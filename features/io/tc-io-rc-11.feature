# language: it
@IO @TC-IO-RC-11
Funzionalità: TC-IO-RC-11 · Allegato non ancora pronto
  Un allegato può essere ancora in preparazione: il server dice fra quanto tornare.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'allegato arriva dopo l'attesa

    @IO-RC-010
    Scenario: Il cittadino apre subito gli allegati
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio riservato con 2 allegati
      Quando il cittadino apre gli allegati
      Allora un allegato non ancora pronto arriva dopo la sua attesa
