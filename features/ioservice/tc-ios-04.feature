# language: it
@IOSERVICE @TC-IOS-04
Funzionalità: TC-IOS-04 · Un messaggio sbagliato nel lotto
  Se un solo messaggio è sbagliato il gateway rifiuta tutto il lotto e ne dice il numero.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Dopo il rifiuto l'intero lotto resta da consegnare

    @IOSERVICE-INVIO-004 @IOSERVICE-INVIO-005
    Scenario: Il gateway nomina il messaggio sbagliato
      Dato che il gateway rifiuta il lotto perché l'oggetto di un messaggio è troppo breve
      Quando l'ente consegna al gateway un lotto di 3 messaggi
      Allora l'intero lotto risulta da consegnare
      E l'operatore vede il motivo del rifiuto

  Regola: Dopo la correzione si consegna l'intero lotto

    @IOSERVICE-INVIO-004 @IOSERVICE-INVIO-007
    Scenario: Il lotto corretto si consegna tutto
      Dato che il gateway ha rifiutato un lotto di 3 messaggi
      Quando l'operatore consegna di nuovo il lotto corretto
      Allora il gateway ha l'intero lotto
      E nessun messaggio è consegnato due volte
