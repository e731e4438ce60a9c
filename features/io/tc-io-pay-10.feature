# language: it
@IO @TC-IO-PAY-10
Funzionalità: TC-IO-PAY-10 · Chi scrive è il creditore
  Il pagamento va a chi ha scritto.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il creditore è l'ente del servizio

    @IO-MST-007
    Scenario: Un avviso di pagamento
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora chi scrive è il creditore
