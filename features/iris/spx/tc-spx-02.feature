# language: it
@IRIS @TC-SPX-02
Funzionalità: TC-SPX-02 · Un solo creditore e un solo tipo di debito per file
  L'ente divide in più file le pendenze di tipi di debito diversi.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ogni file è di un solo tipo di debito

    @IRIS-SPX-003
    Scenario: Pendenze di due tipi di debito
      Quando l'ente invia insieme pendenze di due tipi di debito
      Allora ogni file è di un solo tipo di debito
