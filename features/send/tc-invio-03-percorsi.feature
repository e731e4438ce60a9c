# language: it
@SEND @TC-INVIO-03
Funzionalità: TC-INVIO-03 · Ricezione dello IUN e degli stati di una notifica
  L'ente segue la notifica su carta, fino all'ultimo evento, per ogni destinatario.

  Contesto:
    Dato un ente abilitato all'invio su SEND
    E che l'ente ha predisposto la ricezione degli eventi

  Regola: Nessun esito chiude la notifica prima del tempo

    @SEND-PERC-001
    Schema dello scenario: Dopo il recapito cartaceo la notifica si perfeziona
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "<esito>"
      Quando l'ente legge gli eventi per 25 giorni
      Allora l'ente continua a seguire la notifica

      Esempi:
        | esito                |
        | OK_AR                |
        | OK_890               |
        | FAIL_AR              |
        | FAIL-Irreperibile_AR |

    @SEND-PERC-001
    Scenario: La lettura dopo il perfezionamento
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "OK_AR"
      E che l'ente ha letto gli eventi per 20 giorni
      E che il destinatario ha aperto la notifica
      Quando l'ente legge gli eventi per 1 giorni
      Allora l'ente continua a seguire la notifica

    @SEND-PERC-001
    Scenario: La lettura dopo l'irreperibilità
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "FAIL-Irreperibile_890"
      E che l'ente ha letto gli eventi per 2 giorni
      E che il destinatario ha aperto la notifica
      Quando l'ente legge gli eventi per 15 giorni
      Allora l'ente continua a seguire la notifica

    @SEND-PERC-005
    Schema dello scenario: La giacenza continua dopo l'effetto
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "<esito>"
      Quando l'ente legge gli eventi per <giorni> giorni
      Allora gli eventi postali successivi alla conclusione sono conservati

      Esempi:
        | esito                   | giorni |
        | OK-Giacenza-gt10_AR     | 20     |
        | OK-CompiutaGiacenza_890 | 185    |

  Regola: L'esito presso l'ente è quello avvenuto

    @SEND-PERC-002
    Schema dello scenario: Il destinatario è deceduto
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "<esito>"
      Quando l'ente legge gli eventi per 20 giorni
      Allora la notifica risulta restituita al mittente

      Esempi:
        | esito             |
        | FAIL_DECEDUTO_AR  |
        | FAIL_DECEDUTO_890 |

    @SEND-PERC-007
    Schema dello scenario: Il destinatario è irreperibile
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "<esito>"
      Quando l'ente legge gli eventi per 2 giorni
      Allora il destinatario risulta irreperibile

      Esempi:
        | esito                          |
        | FAIL-Irreperibile_AR           |
        | FAIL-DiscoveryIrreperibile_890 |

    @SEND-PERC-007
    Scenario: Il ritiro a un punto RADD non è una consegna
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "FAIL-Irreperibile_AR"
      E che l'ente ha letto gli eventi per 1 giorni
      E che il destinatario ha ritirato la stampa a un punto RADD
      Quando l'ente legge gli eventi per 1 giorni
      Allora il destinatario risulta irreperibile

    @SEND-PERC-008
    Scenario: Un esito postale segue l'annullamento
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "OK-Giacenza_AR"
      E che l'ente ha letto gli eventi per 1 giorni
      E che l'ente ha annullato la notifica prima dell'esito postale
      Quando l'ente legge gli eventi per 10 giorni
      Allora la notifica resta annullata

  Regola: L'annullamento vale da qualunque stato

    @SEND-PERC-009
    Schema dello scenario: La notifica è annullata
      Dato una notifica <situazione>
      Quando l'ente annulla la notifica e ne legge gli eventi
      Allora la notifica risulta annullata

      Esempi:
        | situazione             |
        | accettata              |
        | in consegna            |
        | consegnata             |
        | perfezionata           |
        | letta                  |
        | a un irreperibile      |
        | restituita al mittente |

  Regola: Tentativi e destinatari non si confondono

    @SEND-PERC-003
    Schema dello scenario: Il secondo tentativo a un altro indirizzo
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "<esito>"
      Quando l'ente legge gli eventi per 1 giorni
      Allora gli eventi di ogni tentativo sono conservati

      Esempi:
        | esito                         |
        | FAIL-Discovery_890            |
        | FAIL-DiscoveryIrreperibile_AR |

    @SEND-PERC-001 @SEND-PERC-004
    Scenario: Due destinatari si perfezionano ciascuno per sé
      Dato una notifica a due destinatari, uno con domicilio digitale e uno all'indirizzo con esito "FAIL-Irreperibile_AR"
      Quando l'ente legge gli eventi per 25 giorni
      Allora gli eventi di ogni destinatario sono conservati
      E l'ente continua a seguire la notifica

  Regola: Le attestazioni del percorso cartaceo si conservano

    @SEND-PERC-006
    Schema dello scenario: Scansioni e attestazione di deposito
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "<esito>"
      E che l'ente ha letto gli eventi per 1 giorni
      Quando l'ente scarica i documenti e dice che cosa conserva
      Allora le attestazioni degli esiti cartacei sono conservate

      Esempi:
        | esito                |
        | OK_890               |
        | FAIL-Irreperibile_AR |

    @SEND-DOC-020 @SEND-PERC-006
    Schema dello scenario: Scansioni in un archivio compresso
      Dato una notifica cartacea all'indirizzo che in ambiente di prova dà l'esito "<esito>"
      E che l'ente ha letto gli eventi per 7 giorni
      Quando l'ente scarica i documenti e dice che cosa conserva
      Allora le attestazioni degli esiti cartacei sono conservate
      E le scansioni in archivio compresso sono conservate come arrivano

      Esempi:
        | esito                     |
        | OK_AR_ZIP                 |
        | OK-Giacenza-lte10_890_ZIP |
