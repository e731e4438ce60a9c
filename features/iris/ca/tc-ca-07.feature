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

  Regola: Un debitore indicato male si ferma prima dell'invio

    @IRIS-PEND-011
    Scenario: Il codice fiscale del debitore è errato
      Quando l'operatore indica un debitore con il codice fiscale errato
      Allora la pendenza con il codice fiscale errato non giunge a IRIS
