# language: it
@IRIS @TC-CA-13
Funzionalità: TC-CA-13 · Informativa di pagamento
  IRIS comunica i pagamenti all'ente, che li registra tutti, per l'importo pagato, e ne invia l'esito.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Tutti i pagamenti di un'informativa si registrano e se ne invia l'esito

    @IRIS-INFO-001 @IRIS-INFO-002 @IRIS-INFO-004 @IRIS-INFO-005
    Scenario: Un'informativa con tre pagamenti
      Dato 3 pendenze accettate da IRIS
      Quando i cittadini pagano tutte le pendenze
      Allora l'ente prende in carico l'informativa
      E tutti i pagamenti risultano registrati presso l'ente
      E l'ente invia a IRIS l'esito di ogni informativa

    @IRIS-INFO-002
    Scenario: Un'informativa con cento pagamenti
      Dato 100 pendenze accettate da IRIS
      Quando i cittadini pagano tutte le pendenze
      Allora tutti i pagamenti risultano registrati presso l'ente

    @IRIS-INFO-012
    Scenario: Una rata pagata non salda le altre
      Dato una pendenza in 3 rate accettata da IRIS
      Quando il cittadino paga la rata n. 2
      Allora risulta pagata soltanto la rata n. 2

    @IRIS-INFO-009
    Schema dello scenario: L'importo registrato è quello pagato
      Dato una pendenza di <importo> accettata da IRIS
      Quando il cittadino paga
      Allora l'importo registrato è quello pagato, al centesimo

      Esempi:
        | importo        |
        | 0,29 euro      |
        | 1,15 euro      |
        | 4,35 euro      |
        | 10,50 euro     |
        | 1.000,29 euro  |
        | 90.071,99 euro |

  Regola: L'informativa si legge in ogni formato e da ogni canale

    @IRIS-INFO-010
    Schema dello scenario: I formati in uso
      Dato una pendenza di 50,00 euro accettata da IRIS per <tributo>
      Quando il cittadino paga e IRIS lo comunica una volta al giorno
      Allora l'ente legge l'informativa

      Esempi:
        | tributo              |
        | le lampade votive    |
        | i servizi scolastici |
        | la tassa sui rifiuti |

    @IRIS-INFO-010
    Schema dello scenario: I canali di pagamento
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando il cittadino paga presso "<canale>"
      Allora l'ente legge l'informativa

      Esempi:
        | canale |
        | Web    |
        | Banca  |
        | Sisal  |
        | Poste  |
        | GDO    |

  Regola: Gli stati dello stesso pagamento avanzano e non si sommano

    @IRIS-INFO-007
    Scenario: Dall'esecuzione all'incasso
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che l'ente è a conoscenza del pagamento
      Quando il pagamento è regolato e poi incassato
      Allora lo stato del pagamento avanza e gli importi non si sommano

    @IRIS-INFO-008
    Scenario: Un'informativa in ritardo non riporta indietro lo stato
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che l'ente è a conoscenza del pagamento
      Quando l'incasso è comunicato prima del regolamento
      Allora lo stato del pagamento non torna indietro
