# language: it
@IRIS @TC-CA-08
Funzionalità: TC-CA-08 · Pagamenti ripetuti ed errori sull'intero messaggio
  In un messaggio pendenze e pagamenti non si ripetono; se l'errore riguarda il messaggio, IRIS non memorizza nulla.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ogni rata è un pagamento diverso e ogni pendenza compare una volta

    @IRIS-PEND-001 @IRIS-PEND-003 @IRIS-PEND-008 @IRIS-PEND-014 @IRIS-PEND-020
    Scenario: Una pendenza in tre rate
      Quando l'ente invia a IRIS una pendenza in 3 rate
      Allora ogni rata è un pagamento diverso
      E l'importo totale è la somma delle rate
      E IRIS accetta la pendenza

    @IRIS-PEND-001 @IRIS-PEND-002 @IRIS-PEND-003 @IRIS-PEND-019
    Scenario: Più pendenze nello stesso invio
      Quando l'ente invia a IRIS 5 pendenze con un solo invio
      Allora nessuna pendenza e nessun pagamento si ripete
      E IRIS accetta tutte le pendenze

  Regola: Quando l'errore riguarda il messaggio tutte le sue pendenze sono scartate

    @IRIS-ESITO-004 @IRIS-ESITO-005
    Schema dello scenario: IRIS rifiuta l'intero messaggio
      Dato che IRIS rifiuta l'intero messaggio perché <motivo>
      Quando l'ente invia a IRIS 3 pendenze con un solo invio
      Allora tutte le pendenze risultano scartate
      E l'operatore dell'ente vede perché la pendenza è stata scartata

      Esempi:
        | motivo                              |
        | la base dati non risponde           |
        | manca un campo obbligatorio         |
        | la struttura del messaggio è errata |
