# language: it
@IOSERVICE @TC-IOS-15
Funzionalità: TC-IOS-15 · Servizi e chiavi
  A ogni servizio corrisponde una chiave, dell'account del delegato in carica.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Ogni messaggio parte con la chiave del suo servizio

    @IOSERVICE-SIC-004
    Scenario: Due servizi
      Quando l'ente consegna al gateway un messaggio per ciascuno dei due servizi
      Allora ogni messaggio parte con la chiave del suo servizio

  Regola: Dopo la variazione del delegato valgono soltanto le chiavi nuove

    @IOSERVICE-INVIO-001 @IOSERVICE-SIC-005
    Scenario: Il delegato è cambiato
      Dato che il delegato dell'ente è cambiato e i servizi sono registrati di nuovo
      Quando l'ente consegna al gateway un messaggio
      Allora nulla parte con le chiavi del vecchio account
      E il gateway ha il messaggio come è stato scritto
