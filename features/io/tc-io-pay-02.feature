# language: it
@IO @TC-IO-PAY-02
Funzionalità: TC-IO-PAY-02 · Importo in centesimi
  IO conta in centesimi.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'importo è in centesimi

    @IO-PAY-001 @IO-PAY-004
    Schema dello scenario: Un importo con i centesimi
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di <importo> da pagare entro il 31/12/2026
      Quando l'ente invia l'avviso di pagamento
      Allora l'importo è in centesimi
      E importo e numero avviso sono quelli della posizione

      Esempi:
        | importo       |
        | 12,34 euro    |
        | 1.052,07 euro |
        | 0,01 euro     |
