# language: it
@IO @TC-IO-MSG-12
Funzionalità: TC-IO-MSG-12 · Lo stesso messaggio chiesto due volte
  IO non riconosce i doppioni: è l'ente a non farne.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un fatto si comunica una volta

    @IO-MSG-007
    Scenario: L'operatore ripete la richiesta
      Dato un cittadino iscritto a IO
      Quando l'operatore chiede due volte lo stesso messaggio
      Allora il fatto è comunicato una volta sola
