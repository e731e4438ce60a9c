# language: it
@IO @TC-IO-PAY-18
Funzionalità: TC-IO-PAY-18 · Avviso sbagliato
  Un avviso sbagliato si annulla e si corregge.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'avviso sbagliato non è più dovuto

    @IO-MST-021
    Scenario: L'avviso è stato corretto
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      E che l'ente ha inviato l'avviso di pagamento
      E che l'ente ha corretto il messaggio
      Quando l'ente invia di nuovo l'avviso di pagamento
      Allora l'avviso sbagliato non è più chiesto
