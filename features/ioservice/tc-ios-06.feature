# language: it
@IOSERVICE @TC-IOS-06
Funzionalità: TC-IOS-06 · Codice utente di un altro ente
  La chiave e il codice utente devono appartenere allo stesso ente.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Il rifiuto si mostra all'operatore

    @IOSERVICE-INVIO-005 @IOSERVICE-INVIO-010
    Scenario: Il gateway non abbina chiave e codice utente
      Dato che il gateway rifiuta il lotto perché il codice utente è di un altro ente
      Quando l'ente consegna al gateway un messaggio
      Allora l'operatore vede il motivo del rifiuto
      E l'ente non ripete uguale il lotto rifiutato
