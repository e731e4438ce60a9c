# language: it
@IO @TC-IO-PAY-05
Funzionalità: TC-IO-PAY-05 · Servizio non abilitato ai pagamenti
  Un servizio non chiede pagamenti finché PagoPA non lo abilita.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'operatore sa che cosa chiedere

    @IO-PAY-005
    Scenario: Il servizio non può chiedere pagamenti
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      E che il servizio può chiedere al massimo 0,00 euro
      Quando l'ente invia l'avviso di pagamento
      Allora l'operatore sa che l'importo supera quello ammesso
