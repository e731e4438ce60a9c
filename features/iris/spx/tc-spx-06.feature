# language: it
@IRIS @TC-SPX-06
Funzionalità: TC-SPX-06 · Accesso e indisponibilità di SmartProxy
  L'ente si autentica e non perde i file quando il servizio o la rete non rispondono.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Nessun file si perde

    @IRIS-SPX-020
    Scenario: La risposta all'invio va perduta
      Dato che la risposta di SmartProxy all'invio del file va perduta
      Quando l'ente invia un file con 3 pendenze e il servizio torna dopo un'ora
      Allora le pendenze del file perduto risultano accettate

    @IRIS-SPX-021
    Scenario: SmartProxy non è disponibile
      Dato che SmartProxy non risponde per 1 ore
      Quando l'ente invia un file con 3 pendenze e il servizio torna dopo un'ora
      Allora le pendenze del file rimandato risultano accettate

  Regola: Credenziali rifiutate si mostrano e non si insiste

    @IRIS-SPX-022
    Scenario: SmartProxy non riconosce l'ente
      Dato che SmartProxy non riconosce le credenziali dell'ente
      Quando l'ente invia un file con 2 pendenze
      Allora l'operatore lo sa e l'ente non insiste con SmartProxy
