# language: it
@IO @TC-IO-MSG-26
Funzionalità: TC-IO-MSG-26 · Pulsanti
  I pulsanti sono scritti nella forma che IO riconosce: altrimenti si vedono come testo.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il blocco dei pulsanti è ben formato

    @IO-MST-017
    Scenario: Messaggio con un pulsante
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino un messaggio con un pulsante
      Allora il pulsante è scritto nella forma prevista
