# language: it
@FLUSSI @TC-FLUSSO-03
Funzionalità: TC-FLUSSO-03 · Dalla pendenza al messaggio su IO
  Il cittadino riceve su IO l'avviso di una pendenza che IRIS ha già, lo paga, e l'ente lo sa da tutti e due.

  Contesto:
    Dato un ente abilitato a IRIS
    E un ente abilitato a IO

  Regola: Il messaggio chiede ciò che la pendenza chiede

    @IO-PAY-001 @IO-PAY-010 @IO-MST-008
    Scenario: L'avviso della pendenza arriva su IO
      Dato una pendenza di 1.052,07 euro con lo IUV di IRIS, accettata, di un cittadino iscritto a IO
      Quando l'ente invia su IO l'avviso della pendenza
      Allora importo e numero avviso sono quelli della posizione
      E l'ultimo giorno per pagare è quello della pendenza
      E il messaggio parte quando la posizione debitoria c'è già

    @IO-MST-008
    Scenario: IRIS ha scartato la pendenza
      Dato una pendenza di 40,50 euro con lo IUV di IRIS, accettata, di un cittadino iscritto a IO
      E che l'ente ha inviato su IO l'avviso della pendenza in un messaggio Premium
      E una pendenza di un cittadino iscritto a IO che IRIS scarta
      Quando l'ente invia su IO l'avviso della pendenza
      Allora l'ente non chiede il pagamento di una pendenza che IRIS non ha

  Regola: Il pagamento è lo stesso, da qualunque parte lo si guardi

    @IO-PAY-009 @IRIS-INFO-009
    Scenario: Il cittadino paga l'avviso ricevuto su IO
      Dato una pendenza di 1.052,07 euro con lo IUV di IRIS, accettata, di un cittadino che paga gli avvisi
      E che l'ente ha inviato su IO l'avviso della pendenza in un messaggio Premium
      E che il cittadino ha pagato la pendenza presso "Poste"
      Quando l'ente chiede l'esito del messaggio
      Allora il pagamento risulta come IO lo comunica
      E l'importo registrato è quello pagato, al centesimo

    @IO-PAY-007
    Scenario: La pendenza è già pagata
      Dato una pendenza di 1.052,07 euro con lo IUV di IRIS, accettata, di un cittadino iscritto a IO
      E che l'ente ha inviato su IO l'avviso della pendenza in un messaggio Premium
      E che il cittadino ha pagato la pendenza presso "Poste"
      Quando l'ente invia su IO l'avviso della pendenza
      Allora l'ente non chiede il pagamento di un avviso che non è più dovuto
