# language: it
@IRIS @TC-MBD-02
Funzionalità: TC-MBD-02 · Marca da bollo con dati errati
  Una marca da bollo senza i dati corretti del documento non diventa un pagamento.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Senza i dati del documento la marca non si paga

    @IRIS-BOLLO-001
    Scenario: L'impronta del documento è errata
      Dato che il cittadino ha avviato il pagamento di una marca da bollo regolare
      Quando il cittadino chiede una marca da bollo con un'impronta errata
      Allora la marca da bollo con l'impronta errata non diventa un pagamento

    @IRIS-BOLLO-005
    Scenario: IRIS non accetta la marca da bollo
      Dato che IRIS non apre la sessione di pagamento
      Quando il cittadino chiede una marca da bollo per un documento
      Allora per la marca da bollo il cittadino non è mandato a pagare e ne vede il motivo
