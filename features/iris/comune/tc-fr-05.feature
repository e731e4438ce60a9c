# language: it
@IRIS @TC-FR-05
Funzionalità: TC-FR-05 · Riversamenti
  Un flusso ha un solo riversamento su un solo conto, che lo nomina nella causale.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Il riversamento è del flusso che nomina

    @IRIS-FR-011
    Schema dello scenario: Il riversamento è di un altro importo
      Dato 2 pendenze pagate
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      Quando l'ente riconcilia i flussi e il riversamento è di un centesimo in <verso>
      Allora l'ente segnala che il riversamento non è del flusso

      Esempi:
        | verso |
        | meno  |
        | più   |

    @IRIS-FR-012
    Scenario: Due flussi dello stesso importo
      Dato una pendenza pagata presso "Web"
      E una pendenza pagata presso "Poste"
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      Quando l'ente riconcilia i flussi e di due riversamenti uguali è arrivato soltanto il secondo
      Allora è riconciliato soltanto il flusso il cui riversamento è arrivato

    @IRIS-FR-016
    Scenario: Il riversamento arriva prima del flusso
      Dato 2 pendenze pagate
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      Quando l'ente riconcilia i flussi ed è arrivato anche il riversamento di un flusso non ancora pubblicato
      Allora quel riversamento resta in attesa e l'altro flusso è riconciliato
