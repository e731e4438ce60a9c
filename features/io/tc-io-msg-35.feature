# language: it
@IO @TC-IO-MSG-35
Funzionalità: TC-IO-MSG-35 · Firma dell'ente
  A scrivere è l'ente, e non chi gli fornisce il software.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il fornitore non firma

    @IO-MST-014
    Scenario: Un messaggio
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora il messaggio è firmato dall'ente
