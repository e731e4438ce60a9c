# language: it
@IRIS @TC-SPX-01
Funzionalità: TC-SPX-01 · Invio delle pendenze con un file
  L'ente invia a SmartProxy un file di pendenze nel tracciato previsto e ne legge l'esito.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Il file rispetta il tracciato e dice gli importi in millesimi

    @IRIS-SPX-001 @IRIS-SPX-002 @IRIS-SPX-011 @IRIS-SPX-014 @IRIS-SPX-015
    Scenario: Un file con cinque pendenze
      Quando l'ente invia un file con 5 pendenze
      Allora il file rispetta il tracciato
      E il file è in UTF-8
      E la richiesta è autenticata e il file sta dove SmartProxy lo legge

    @IRIS-SPX-007 @IRIS-SPX-008
    Schema dello scenario: L'importo arriva esatto
      Quando l'ente invia un file con una pendenza di <importo>
      Allora gli importi del file sono quelli chiesti, al centesimo

      Esempi:
        | importo        |
        | 0,29 euro      |
        | 10,30 euro     |
        | 2,01 euro      |
        | 4,35 euro      |
        | 1.000,29 euro  |
        | 90.071,99 euro |

    @IRIS-SPX-005
    Scenario: Le voci sommano l'importo
      Quando l'ente invia un file con le voci di una pendenza
      Allora i dati del file sono coerenti

  Regola: L'esito si legge con l'identificativo della trasmissione, quando c'è

    @IRIS-SPX-016
    Scenario: L'esito di un file
      Quando l'ente invia un file con 3 pendenze
      Allora l'esito del file è letto con il suo identificativo

    @IRIS-SPX-019
    Scenario: L'elaborazione non è ancora conclusa
      Quando l'ente invia un file e legge subito l'esito
      Allora le pendenze attendono ancora l'esito
