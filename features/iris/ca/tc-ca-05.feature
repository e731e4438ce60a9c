# language: it
@IRIS @TC-CA-05
Funzionalità: TC-CA-05 · Soggetto mittente diverso da quello che chiama
  Il soggetto dichiarato nel messaggio è quello che chiama; se IRIS lo nega, l'operatore lo sa e l'ente non insiste.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Il soggetto mittente è quello che chiama

    @IRIS-TRASP-001 @IRIS-TRASP-002 @IRIS-TRASP-003 @IRIS-TRASP-004 @IRIS-TRASP-013
    Scenario: Il messaggio dichiara l'ente che lo invia
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora il messaggio porta l'identità dell'ente e del suo sistema

    @IRIS-TRASP-018 @IRIS-TRASP-019
    Scenario: IRIS non riconosce il soggetto mittente
      Dato che IRIS rifiuta il messaggio perché il soggetto mittente non è quello che chiama
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'operatore dell'ente vede perché IRIS ha rifiutato il messaggio
      E l'ente non ripete identico il messaggio rifiutato
