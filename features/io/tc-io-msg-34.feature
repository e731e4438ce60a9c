# language: it
@IO @TC-IO-MSG-34
Funzionalità: TC-IO-MSG-34 · L'oggetto dice di che cosa si tratta
  Chi scrive si vede già: l'oggetto dice di che cosa si tratta.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'oggetto è l'argomento

    @IO-MST-010
    Scenario: Un messaggio
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora l'oggetto dice di che cosa si tratta
