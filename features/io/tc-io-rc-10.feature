# language: it
@IO @TC-IO-RC-10
Funzionalità: TC-IO-RC-10 · Allegati
  Gli allegati sono documenti PDF/A.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Gli allegati si aprono

    @IO-RC-005 @IO-RC-011
    Scenario: Due allegati
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio riservato con 2 allegati
      Quando il cittadino apre gli allegati
      Allora ogni allegato è un PDF
      E ogni allegato si dichiara PDF/A
