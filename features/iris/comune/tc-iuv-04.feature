# language: it
@IRIS @TC-IUV-04
Funzionalità: TC-IUV-04 · Ogni pendenza ha il suo IUV
  L'ente assegna a ogni pagamento uno IUV che nessun altro ha.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Uno IUV non si usa due volte

    @IRIS-IUV-006
    Scenario: Più pendenze con lo IUV di IRIS
      Quando l'ente invia 3 pendenze con lo IUV di IRIS
      Allora ogni pendenza ha uno IUV suo
