# language: it
@IO @TC-IO-PAY-17
Funzionalità: TC-IO-PAY-17 · Testo e dati dell'avviso
  Il testo dice quanto e fino a quando, e dice lo stesso dei dati.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il testo corrisponde ai dati

    @IO-MST-009 @IO-MST-011 @IO-MST-022
    Scenario: Un avviso di pagamento
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 1.234,50 euro da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora il testo dice quanto pagare e fino a quando
      E importo e giorno del testo sono quelli dell'avviso
      E pulsanti e marchi sono scritti come sono

  Regola: Un importo elevato si può dividere

    @IO-MST-012
    Scenario: Un importo elevato
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 2.400,00 euro da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora per un importo elevato si parla di rate

    @IO-MST-012
    Scenario: Un importo non elevato
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 120,00 euro da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora per un importo elevato si parla di rate
