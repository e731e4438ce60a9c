# language: it
@IRIS @TC-OTF-03
Funzionalità: TC-OTF-03 · Richieste che IRIS non ammette
  Un pagamento immediato è un solo inserimento, con una sola condizione oggi valida: il resto non diventa un pagamento.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ciò che non è ammesso si ferma prima dell'invio

    @IRIS-OTF-002
    Scenario: Una pendenza in due rate
      Dato che il cittadino ha avviato un pagamento di 50,00 euro
      Quando il cittadino avvia il pagamento di una pendenza in due rate
      Allora le rate non diventano un pagamento immediato

    @IRIS-OTF-003
    Scenario: Una pendenza non ancora valida
      Dato che il cittadino ha avviato un pagamento di 50,00 euro
      Quando il cittadino avvia il pagamento di una pendenza che comincia domani
      Allora la pendenza non ancora valida non diventa un pagamento immediato

  Regola: Se IRIS non apre la sessione il cittadino non è mandato a pagare

    @IRIS-OTF-011
    Scenario: IRIS non apre la sessione
      Dato che IRIS non apre la sessione di pagamento
      Quando il cittadino avvia un pagamento di 50,00 euro sul portale dell'ente
      Allora il cittadino non è mandato a pagare e ne vede il motivo
