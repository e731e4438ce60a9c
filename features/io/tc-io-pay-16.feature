# language: it
@IO @TC-IO-PAY-16
Funzionalità: TC-IO-PAY-16 · Posizione debitoria prima del messaggio
  Il cittadino che tocca l'avviso deve trovarlo.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il messaggio viene dopo

    @IO-MST-008
    Scenario: La posizione c'è
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora il messaggio parte quando la posizione debitoria c'è già
