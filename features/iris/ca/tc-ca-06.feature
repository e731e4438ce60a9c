# language: it
@IRIS @TC-CA-06
Funzionalità: TC-CA-06 · Servizio o sistema dichiarato errato
  Il servizio e il sistema dichiarati nel messaggio sono quelli della chiamata, in ogni servizio.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Servizio e sistema sono quelli della chiamata

    @IRIS-TRASP-001 @IRIS-TRASP-002 @IRIS-TRASP-003 @IRIS-TRASP-004 @IRIS-TRASP-013
    Scenario: L'invio delle pendenze dichiara il servizio e il sistema giusti
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora il messaggio porta l'identità dell'ente e del suo sistema

    @IRIS-TRASP-001 @IRIS-TRASP-002 @IRIS-TRASP-003 @IRIS-TRASP-004 @IRIS-TRASP-013
    Scenario: La verifica dichiara il servizio e il sistema giusti
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando l'ente verifica il pagamento presso IRIS
      Allora il messaggio porta l'identità dell'ente e del suo sistema

    @IRIS-TRASP-018 @IRIS-TRASP-019
    Schema dello scenario: IRIS non riconosce il servizio o il sistema
      Dato che IRIS rifiuta il messaggio perché <motivo>
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'operatore dell'ente vede perché IRIS ha rifiutato il messaggio
      E l'ente non ripete identico il messaggio rifiutato

      Esempi:
        | motivo                                       |
        | il servizio dichiarato non è quello chiamato |
        | il sistema mittente non è quello che chiama  |
