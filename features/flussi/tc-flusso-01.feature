# language: it
@FLUSSI @TC-FLUSSO-01
Funzionalità: TC-FLUSSO-01 · Dalla pendenza alla riconciliazione
  Una pendenza diventa un avviso, il cittadino lo paga, l'ente lo sa da IRIS e ritrova il denaro sul conto.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ciò che il cittadino paga con l'avviso è ciò che l'ente incassa

    @IRIS-AVV-001 @IRIS-AVV-002 @IRIS-AVV-003 @IRIS-FR-001 @IRIS-INFO-009
    Scenario: Il cittadino paga con l'avviso presso la posta
      Dato una pendenza di 1.052,07 euro con lo IUV di IRIS, accettata
      E che il cittadino ha ricevuto l'avviso e lo ha pagato presso "Poste"
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora il codice QR dell'avviso si legge
      E il numero avviso è quello assegnato al pagamento
      E importo ed ente dell'avviso sono quelli della pendenza
      E l'importo registrato è quello pagato, al centesimo
      E il flusso è riconciliato, al centesimo
