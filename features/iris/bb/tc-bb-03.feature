# language: it
@IRIS @TC-BB-03
Funzionalità: TC-BB-03 · Riconciliazione di un pagamento spontaneo
  L'ente riconosce lo stesso pagamento quando è regolato e quando è incassato.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Un pagamento si conta una volta sola

    @IRIS-BB-007
    Scenario: Regolamento e incasso
      Dato che un cittadino ha pagato 25,00 euro con il modulo di IRIS
      Quando il pagamento spontaneo è regolato e poi incassato
      Allora il pagamento spontaneo è contato una volta sola
