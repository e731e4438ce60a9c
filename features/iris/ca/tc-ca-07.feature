# language: it
@IRIS @TC-CA-07
Funzionalità: TC-CA-07 · Accettazione parziale
  IRIS memorizza le pendenze corrette di un messaggio e scarta le altre: l'ente distingue le une dalle altre.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Le pendenze che l'esito non elenca sono accettate

    @IRIS-ESITO-003 @IRIS-ESITO-005 @IRIS-ESITO-006
    Scenario: Una pendenza su tre è scartata
      Dato 3 pendenze accettate da IRIS
      E che il cittadino ne ha pagata una e l'ente non lo sa ancora
      Quando l'ente le sostituisce tutte con un solo invio
      Allora soltanto la pendenza pagata risulta scartata
      E l'operatore dell'ente vede perché la pendenza è stata scartata
      E l'ente non ripete da solo la pendenza scartata

  Regola: Con il servizio sincrono gli errori sono nella risposta

    @IRIS-ESITO-005 @IRIS-ESITO-010
    Scenario: Una risposta positiva può portare errori
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il cittadino ha appena pagato e l'ente non lo sa ancora
      Quando l'ente sostituisce la pendenza con il servizio sincrono
      Allora l'ente legge gli errori della risposta
      E l'operatore dell'ente vede perché la pendenza è stata scartata

  Regola: Un debitore indicato male si ferma prima dell'invio

    @IRIS-PEND-011
    Scenario: Il codice fiscale del debitore è errato
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando l'operatore indica un debitore con il codice fiscale errato
      Allora la pendenza con il codice fiscale errato non giunge a IRIS
