# language: it
@IRIS @TC-AVV-01
Funzionalità: TC-AVV-01 · Avviso di pagamento
  L'ente consegna al cittadino un avviso che si può pagare, con il codice QR leggibile da chiunque.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Chi legge l'avviso paga la pendenza giusta

    @IRIS-AVV-001 @IRIS-AVV-002 @IRIS-AVV-003 @IRIS-AVV-006
    Scenario: L'avviso di una pendenza
      Dato una pendenza di 1.052,07 euro con lo IUV di IRIS, accettata
      Quando l'ente emette l'avviso della pendenza
      Allora il codice QR dell'avviso si legge
      E il numero avviso è quello assegnato al pagamento
      E importo ed ente dell'avviso sono quelli della pendenza
      E i testi dell'avviso hanno la forma prescritta

    @IRIS-AVV-002 @IRIS-AVV-003 @IRIS-AVV-004
    Scenario: Gli avvisi di più pendenze
      Dato 2 pendenze con lo IUV di IRIS, accettate
      Quando l'ente emette gli avvisi delle pendenze
      Allora l'avviso è chiesto per pagamenti che IRIS conosce
      E il numero avviso di ogni pendenza è quello assegnato al pagamento
      E importo ed ente di ogni avviso sono quelli della pendenza
