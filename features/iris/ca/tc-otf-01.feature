# language: it
@IRIS @TC-OTF-01
Funzionalità: TC-OTF-01 · Avvio di un pagamento immediato (on-the-fly)
  Il cittadino avvia un pagamento sul portale dell'ente, che inserisce la pendenza e lo manda alla pagina di IRIS.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: L'ente inserisce la pendenza e manda il cittadino dove IRIS ha detto

    @IRIS-OTF-001 @IRIS-OTF-002 @IRIS-OTF-003 @IRIS-OTF-004 @IRIS-OTF-005
    Scenario: Il cittadino è mandato alla pagina di pagamento
      Quando il cittadino avvia un pagamento di 50,00 euro sul portale dell'ente
      Allora il pagamento inserisce una sola condizione, oggi valida
      E la richiesta porta gli indirizzi di ritorno e di annullamento
      E il cittadino è mandato all'indirizzo ricevuto da IRIS

    @IRIS-OTF-012
    Scenario: I metodi differiti sono esclusi
      Quando il cittadino avvia un pagamento senza metodi differiti
      Allora la scelta sui metodi differiti è quella indicata

    @IRIS-OTF-012
    Scenario: I metodi differiti sono ammessi
      Quando il cittadino avvia un pagamento con i metodi differiti
      Allora la scelta sui metodi differiti è quella indicata
