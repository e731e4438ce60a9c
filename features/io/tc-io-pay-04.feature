# language: it
@IO @TC-IO-PAY-04
Funzionalità: TC-IO-PAY-04 · Importo oltre quello ammesso per il servizio
  Ogni servizio può chiedere fino a un importo.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'operatore lo viene a sapere

    @IO-PAY-005 @IO-MSG-008
    Scenario: L'importo supera quello ammesso
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 10,01 euro da pagare entro il 31/12/2026
      E che il servizio può chiedere al massimo 10,00 euro
      Quando l'ente invia l'avviso di pagamento
      Allora l'operatore sa che l'importo supera quello ammesso
      E l'ente non ripete il messaggio respinto
