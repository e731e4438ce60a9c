# language: it
@IO @TC-IO-PAY-07
Funzionalità: TC-IO-PAY-07 · Cifre di controllo del numero avviso
  Le due cifre finali del numero avviso si calcolano dalle altre.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Le cifre di controllo sono esatte

    @IO-PAY-003
    Scenario: Un avviso di pagamento
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora le cifre di controllo del numero avviso sono esatte
