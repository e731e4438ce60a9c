# language: it
@IO @TC-IO-PAY-14
Funzionalità: TC-IO-PAY-14 · pagoPA non risponde
  Se IO non sa dire se l'avviso è stato pagato, l'ente non lo dà per non pagato.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Ciò che non si sa non si registra

    @IO-PAY-008
    Scenario: IO non riesce a saperlo
      Dato un cittadino che paga gli avvisi
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      E che l'ente ha inviato l'avviso di pagamento in un messaggio Premium
      E che pagoPA non risponde a IO
      Quando l'ente chiede l'esito del messaggio
      Allora il pagamento che non si conosce non risulta mancato
