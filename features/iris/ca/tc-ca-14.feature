# language: it
@IRIS @TC-CA-14
Funzionalità: TC-CA-14 · Riconsegna dopo un'indisponibilità dell'ente
  Finché l'ente non risponde IRIS ripete la consegna per 48 ore; nulla di ciò che l'ente ha preso in carico va perduto.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ciò che IRIS riconsegna è acquisito

    @IRIS-INFO-011
    Scenario: L'ente torna raggiungibile dopo 47 ore
      Dato 3 pendenze accettate da IRIS
      E che l'ente non è raggiungibile
      Quando i cittadini pagano e l'ente torna raggiungibile dopo 47 ore
      Allora l'ente riceve ciò che IRIS riconsegna e registra tutti i pagamenti

    @IRIS-ESITO-002
    Scenario: L'esito arriva dopo un'indisponibilità
      Dato che l'ente non è raggiungibile
      Quando l'ente invia una pendenza e torna raggiungibile dopo 5 ore
      Allora la pendenza risulta accettata presso l'ente

  Regola: Ciò che l'ente ha preso in carico non va perduto

    @IRIS-INFO-003
    Scenario: Il gestionale si arresta dopo avere risposto
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando il cittadino paga e il gestionale si arresta dopo avere ricevuto la notizia
      Allora dopo il riavvio il pagamento risulta ancora registrato
