# language: it
@IRIS @TC-FR-02
Funzionalità: TC-FR-02 · Anomalie dei flussi
  L'ente segnala ogni anomalia di un flusso e non dà per incassato ciò che non torna.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ciò che il flusso dichiara è ciò che contiene

    @IRIS-FR-002
    Scenario: Il totale non quadra
      Dato 2 pendenze pagate
      E che il flusso dei pagamenti dichiara un totale diverso dalla somma
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora l'ente segnala che il totale non è la somma dei pagamenti

    @IRIS-FR-003
    Scenario: Il numero dei pagamenti non quadra
      Dato 2 pendenze pagate
      E che il flusso dei pagamenti dichiara un numero di pagamenti diverso
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora l'ente segnala che il numero dei pagamenti non è quello dichiarato

    @IRIS-FR-017
    Scenario: Il flusso è di un altro ente
      Dato 2 pendenze pagate
      E che il flusso dei pagamenti è intestato a un altro ente
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora l'ente segnala che il flusso non è suo

  Regola: Ogni pagamento del flusso è uno di quelli attesi

    @IRIS-FR-004
    Schema dello scenario: Un importo è diverso dal dovuto
      Dato 2 pendenze pagate
      E che il flusso dei pagamenti <anomalia>
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora l'ente segnala che un importo non è quello dovuto

      Esempi:
        | anomalia                               |
        | riporta un importo maggiore del dovuto |
        | riporta un importo minore del dovuto   |

    @IRIS-FR-005
    Scenario: Un pagamento è sconosciuto
      Dato 2 pendenze pagate
      E che il flusso dei pagamenti riporta anche un pagamento sconosciuto
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora l'ente segnala il pagamento sconosciuto e riconcilia gli altri

    @IRIS-FR-006
    Scenario: Un riferimento ISO 11649 è errato
      Dato 2 pendenze pagate
      E che il flusso dei pagamenti riporta anche un riferimento RF errato
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora l'ente segnala che il riferimento RF non è valido
