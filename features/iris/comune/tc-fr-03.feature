# language: it
@IRIS @TC-FR-03
Funzionalità: TC-FR-03 · Esiti dei pagamenti nei flussi
  L'ente distingue i pagamenti eseguiti, revocati ed eseguiti senza richiesta.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Una revoca si sottrae, un pagamento senza richiesta è un incasso

    @IRIS-FR-007
    Scenario: Un pagamento è revocato
      Dato 2 pendenze pagate
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      E che l'ente ha riconciliato il flusso
      E che un altro flusso revoca il primo pagamento e riporta 2 nuovi pagamenti
      Quando l'ente riconcilia i flussi con il nuovo riversamento
      Allora il pagamento revocato è sottratto da quanto incassato

    @IRIS-FR-008
    Scenario: I pagamenti sono eseguiti senza richiesta
      Dato 2 pendenze pagate
      E che il flusso riporta i pagamenti come eseguiti senza richiesta
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora i pagamenti senza richiesta sono incassati
