# language: it
@IO @TC-IO-MSG-18
Funzionalità: TC-IO-MSG-18 · Codifica dei caratteri
  Lettere accentate e simboli arrivano come sono stati scritti.

  Contesto:
    Dato un ente abilitato a IO

  Regola: I caratteri arrivano intatti

    @IO-MSG-013 @IO-MST-004
    Scenario: Lettere accentate e simboli
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino un testo con lettere accentate e simboli
      Allora il messaggio riporta i caratteri indicati dall'operatore
      E il testo non porta i segni di una codifica sbagliata
