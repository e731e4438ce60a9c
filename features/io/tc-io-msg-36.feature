# language: it
@IO @TC-IO-MSG-36
Funzionalità: TC-IO-MSG-36 · Formattazione e caratteri
  Il testo usa ciò che IO sa mostrare.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il testo si vede come è stato pensato

    @IO-MST-018 @IO-MST-019
    Scenario: Un messaggio
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora il testo usa le sole formattazioni che IO mostra
      E il testo non contiene caratteri di controllo
