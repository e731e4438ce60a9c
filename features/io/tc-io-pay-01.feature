# language: it
@IO @TC-IO-PAY-01
Funzionalità: TC-IO-PAY-01 · Avviso di pagamento
  Il messaggio porta importo, numero avviso e scadenza della posizione debitoria.

  Contesto:
    Dato un ente abilitato a IO

  Regola: I dati sono quelli della posizione

    @IO-PAY-001 @IO-PAY-002 @IO-PAY-010 @IO-MST-002
    Scenario: Un avviso di pagamento
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora il messaggio porta i dati del pagamento
      E importo e numero avviso sono quelli della posizione
      E il numero avviso ha la forma prevista
      E l'ultimo giorno per pagare è il 31/12/2026 in Italia

    @IO-PAY-010
    Scenario: La scadenza è in estate
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 80,00 euro da pagare entro il 15/07/2027
      Quando l'ente invia l'avviso di pagamento
      Allora l'ultimo giorno per pagare è il 15/07/2027 in Italia
