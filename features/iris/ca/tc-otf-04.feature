# language: it
@IRIS @TC-OTF-04
Funzionalità: TC-OTF-04 · Pagamento immediato di una posizione già pagata
  Una posizione pagata, o con un pagamento in corso, non si paga una seconda volta.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Nessuno paga due volte

    @IRIS-OTF-010
    Scenario: La posizione è già pagata
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il cittadino ha appena pagato e l'ente non lo sa ancora
      Quando il cittadino avvia sul portale dell'ente il pagamento della stessa pendenza
      Allora il cittadino non paga una seconda volta

    @IRIS-OTF-010
    Scenario: La posizione ha un pagamento in corso
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il pagamento è in corso presso IRIS
      Quando il cittadino avvia sul portale dell'ente il pagamento della stessa pendenza
      Allora il cittadino non paga una seconda volta
