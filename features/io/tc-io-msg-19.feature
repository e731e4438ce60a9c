# language: it
@IO @TC-IO-MSG-19
Funzionalità: TC-IO-MSG-19 · Niente messaggi uguali per tutti
  Su IO si scrive a chi ha qualcosa di personale da sapere.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un testo uguale per molti non parte

    @IO-MST-006
    Scenario: Lo stesso testo a dodici cittadini
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente scrive lo stesso testo a 12 cittadini
      Allora lo stesso testo non va a molti cittadini
