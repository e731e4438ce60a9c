# language: it
@IO @TC-IO-FEED-03
Funzionalità: TC-IO-FEED-03 · Lettura quotidiana del flusso
  Ogni giorno si legge una volta, quando è chiuso.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Nessun giorno si perde

    @IO-FEED-001
    Scenario: Tre giorni di seguito
      Dato un cittadino iscritto a IO
      Quando l'ente legge il flusso delle attivazioni per tre giorni
      Allora ogni giorno del flusso è letto una volta

    @IO-FEED-001
    Scenario: L'ente è rimasto fermo
      Dato un cittadino iscritto a IO
      Quando l'ente salta due giorni e legge il flusso delle attivazioni
      Allora ogni giorno del flusso è letto una volta
