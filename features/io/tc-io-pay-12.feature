# language: it
@IO @TC-IO-PAY-12
Funzionalità: TC-IO-PAY-12 · Avviso che non è più dovuto
  Di ciò che è già stato pagato, o che nessuno deve più, non si chiede il pagamento.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un avviso chiuso non si invia

    @IO-PAY-007
    Schema dello scenario: L'avviso è chiuso
      Dato un cittadino iscritto a IO
      E che l'ente ha inviato un avviso di pagamento ancora dovuto
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      E che l'avviso risulta <chiusura> al gestionale
      Quando l'ente invia l'avviso di pagamento
      Allora l'ente non chiede il pagamento di un avviso che non è più dovuto

      Esempi:
        | chiusura  |
        | pagato    |
        | annullato |
