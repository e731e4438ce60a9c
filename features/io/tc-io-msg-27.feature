# language: it
@IO @TC-IO-MSG-27
Funzionalità: TC-IO-MSG-27 · Tono di voce
  IO dà del tu, senza forme legate al genere.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il testo dà del tu

    @IO-MST-020
    Scenario: Un messaggio
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora il testo dà del tu
