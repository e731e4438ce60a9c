# language: it
@IOSERVICE @TC-IOS-05
Funzionalità: TC-IOS-05 · Chiave mancante o non riconosciuta
  Senza una chiave valida il gateway non prende nulla.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Con una chiave non riconosciuta l'ente si ferma

    @IOSERVICE-SIC-002
    Scenario: Il gateway non conosce le chiavi
      Dato che il gateway non conosce le chiavi dell'ente
      Quando l'ente consegna al gateway un messaggio
      Allora l'ente si ferma e l'operatore lo viene a sapere

  Regola: Le chiavi di un servizio sono due, e una sola basta

    @IOSERVICE-INVIO-001 @IOSERVICE-INVIO-007
    Scenario: La prima chiave è stata cambiata
      Dato che il gateway non conosce più la prima chiave del servizio
      Quando l'ente consegna al gateway un messaggio
      Allora il gateway ha il messaggio come è stato scritto
      E nessun messaggio è consegnato due volte
