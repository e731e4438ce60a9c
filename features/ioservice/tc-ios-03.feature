# language: it
@IOSERVICE @TC-IOS-03
Funzionalità: TC-IOS-03 · Progressivo ripetuto
  Se nel lotto un progressivo è ripetuto il gateway non conserva nessun messaggio.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Dopo il rifiuto l'intero lotto resta da consegnare

    @IOSERVICE-INVIO-004 @IOSERVICE-INVIO-005 @IOSERVICE-INVIO-010
    Scenario: Il gateway rifiuta il lotto
      Dato che il gateway rifiuta il lotto perché un progressivo è ripetuto
      Quando l'ente consegna al gateway un lotto di 3 messaggi
      Allora l'intero lotto risulta da consegnare
      E l'operatore vede il motivo del rifiuto
      E l'ente non ripete uguale il lotto rifiutato
