# language: it
@IOSERVICE @TC-IOS-01
Funzionalità: TC-IOS-01 · Consegna di un messaggio
  L'ente consegna al gateway regionale un messaggio per un cittadino, che poi lo riceve su IO.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Il messaggio arriva al gateway come l'operatore lo ha scritto

    @IOSERVICE-INVIO-001 @IOSERVICE-INVIO-002 @IOSERVICE-INVIO-007
    Scenario: Il gateway prende il messaggio
      Quando l'ente consegna al gateway un messaggio
      Allora il gateway ha il messaggio come è stato scritto
      E il messaggio ha la forma che il gateway prevede
      E nessun messaggio è consegnato due volte

    @IOSERVICE-INVIO-001
    Scenario: Il codice fiscale scritto in minuscolo è lo stesso
      Quando l'ente consegna al gateway un messaggio con il codice fiscale in minuscolo
      Allora il gateway ha il messaggio come è stato scritto

    @IOSERVICE-INVIO-001
    Scenario: Gli accenti e gli altri segni restano quelli
      Quando l'ente consegna al gateway un messaggio con accenti, virgolette e il simbolo dell'euro
      Allora il gateway ha il messaggio come è stato scritto

  Regola: L'ente si presenta con la chiave e con il codice che la Regione gli ha dato

    @IOSERVICE-SIC-001 @IOSERVICE-SIC-003
    Scenario: La chiave sta al suo posto
      Quando l'ente consegna al gateway un messaggio
      Allora la chiave compare soltanto al suo posto
      E la chiamata porta il codice utente dell'ente
