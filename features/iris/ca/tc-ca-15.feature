# language: it
@IRIS @TC-CA-15
Funzionalità: TC-CA-15 · Consegne ripetute
  IRIS può consegnare due volte lo stesso messaggio: l'ente lo riconosce e risponde ancora con la presa in carico.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ciò che arriva due volte si registra una volta sola

    @IRIS-INFO-001 @IRIS-INFO-004 @IRIS-INFO-005 @IRIS-INFO-006
    Scenario: La stessa informativa arriva due volte
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che IRIS comunica due volte l'informativa
      Quando il cittadino paga
      Allora l'ente prende in carico l'informativa
      E il pagamento è registrato una volta sola
      E l'ente invia a IRIS l'esito di ogni informativa

    @IRIS-ESITO-007
    Scenario: Lo stesso esito arriva due volte
      Dato che IRIS comunica due volte l'esito
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'esito ripetuto non cambia nulla

    @IRIS-VERIF-009
    Scenario: Il pagamento si apprende prima con la verifica
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il cittadino ha appena pagato e l'ente non lo sa ancora
      Quando l'ente verifica il pagamento e poi riceve l'informativa
      Allora il pagamento è contato una volta sola

    @IRIS-VERIF-009
    Scenario: Il pagamento si apprende prima con l'informativa
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il cittadino ha appena pagato e l'ente non lo sa ancora
      Quando l'ente riceve l'informativa e poi verifica il pagamento
      Allora il pagamento è contato una volta sola
