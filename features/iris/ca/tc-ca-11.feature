# language: it
@IRIS @TC-CA-11
Funzionalità: TC-CA-11 · Voci dell'importo
  La somma delle voci di un pagamento è il suo importo, al centesimo.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Le voci danno l'importo

    @IRIS-PEND-001 @IRIS-PEND-007 @IRIS-PEND-009 @IRIS-PEND-014
    Scenario: Un importo diviso in voci
      Quando l'ente invia a IRIS una pendenza divisa nelle voci:
        | voce               | importo    |
        | Sanzione           | 41,30 euro |
        | Spese di procedura | 8,05 euro  |
        | Spese postali      | 0,10 euro  |
      Allora la somma delle voci è l'importo
      E IRIS accetta la pendenza

    @IRIS-PEND-007
    Scenario: Voci errate si fermano prima dell'invio
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando l'operatore indica voci la cui somma non è l'importo
      Allora la pendenza con le voci errate non giunge a IRIS
