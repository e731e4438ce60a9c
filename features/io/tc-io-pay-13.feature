# language: it
@IO @TC-IO-PAY-13
Funzionalità: TC-IO-PAY-13 · Pagamento avvenuto
  Di un messaggio Premium IO dice se l'avviso è stato pagato.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il pagamento risulta quando IO lo dice

    @IO-PAY-009
    Scenario: L'avviso non è ancora pagato
      Dato un cittadino che paga gli avvisi
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      E che l'ente ha inviato l'avviso di pagamento in un messaggio Premium
      Quando l'ente chiede l'esito del messaggio
      Allora il pagamento risulta come IO lo comunica

    @IO-PAY-009
    Scenario: L'avviso è stato pagato
      Dato un cittadino che paga gli avvisi
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      E che l'ente ha inviato l'avviso di pagamento in un messaggio Premium
      E che IO ha consegnato il messaggio e l'ente lo sa
      E che il cittadino ha pagato l'avviso
      Quando l'ente chiede l'esito del messaggio
      Allora il pagamento risulta come IO lo comunica
