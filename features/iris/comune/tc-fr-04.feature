# language: it
@IRIS @TC-FR-04
Funzionalità: TC-FR-04 · Flussi aggiornati e flussi ripetuti
  Un flusso più recente sostituisce il precedente e nessun importo si conta due volte.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Vale l'ultima pubblicazione di un flusso

    @IRIS-FR-009
    Scenario: Il flusso è pubblicato di nuovo
      Dato 2 pendenze pagate
      E che il flusso dei pagamenti riporta un importo maggiore del dovuto
      E che l'ente ha acquisito il flusso con il riversamento di quanto è stato pagato
      E che il flusso è pubblicato di nuovo con il primo importo corretto
      Quando l'ente riconcilia i flussi ancora una volta
      Allora il flusso aggiornato sostituisce il precedente

    @IRIS-FR-009
    Scenario: Il flusso è pubblicato di nuovo senza modifiche
      Dato 2 pendenze pagate
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      E che l'ente ha riconciliato il flusso
      E che il flusso è pubblicato di nuovo senza modifiche
      Quando l'ente riconcilia i flussi ancora una volta
      Allora il flusso aggiornato sostituisce il precedente

    @IRIS-FR-010 @IRIS-FR-014
    Scenario: Il flusso acquisito è ancora in elenco
      Dato 2 pendenze pagate
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      E che l'ente ha riconciliato il flusso
      Quando l'ente riconcilia i flussi ancora una volta
      Allora il flusso già acquisito non si conta di nuovo
      E il flusso già acquisito non si preleva di nuovo
