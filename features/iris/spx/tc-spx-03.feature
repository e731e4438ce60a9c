# language: it
@IRIS @TC-SPX-03
Funzionalità: TC-SPX-03 · Pendenze a rate
  L'ente invia le rate di un debito come righe una dopo l'altra, ognuna con il suo identificativo.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Le rate di un debito stanno insieme e si distinguono

    @IRIS-SPX-004 @IRIS-SPX-006
    Scenario: Due debiti a rate nello stesso file
      Quando l'ente invia un file con una pendenza in 3 rate e una in 2
      Allora le rate di ogni debito sono una dopo l'altra
      E ogni rata ha un identificativo suo
