# language: it
@IOSERVICE @TC-IOS-02
Funzionalità: TC-IOS-02 · Lotto di messaggi
  L'ente consegna più messaggi con una sola richiesta e conserva l'identificativo di ciascuno.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Nel lotto ogni messaggio ha il proprio numero

    @IOSERVICE-INVIO-001 @IOSERVICE-INVIO-003
    Scenario: I messaggi del lotto sono numerati
      Quando l'ente consegna al gateway un lotto di 5 messaggi
      Allora nel lotto ogni messaggio ha un progressivo diverso
      E il gateway ha il messaggio come è stato scritto

  Regola: Ogni messaggio si ritrova con il suo identificativo

    @IOSERVICE-INVIO-006
    Scenario: Gli identificativi sono abbinati
      Quando l'ente consegna al gateway un lotto di 5 messaggi
      Allora ogni messaggio ha presso l'ente l'identificativo che il gateway gli ha dato

  Regola: Un invio di sorte ignota non si ripete da soli

    @IOSERVICE-INVIO-007 @IOSERVICE-INVIO-008
    Scenario: La risposta del gateway va perduta
      Dato che la risposta del gateway va perduta
      Quando l'ente consegna al gateway un lotto di 2 messaggi
      Allora nessun messaggio è consegnato due volte
      E l'operatore sa che la sorte dell'invio è ignota

    @IOSERVICE-INVIO-007
    Scenario: L'operatore ripete il lotto già consegnato
      Dato che l'ente ha consegnato al gateway un lotto di 2 messaggi
      Quando l'operatore consegna di nuovo il lotto
      Allora nessun messaggio è consegnato due volte
