# language: it
@IRIS @TC-SPX-05
Funzionalità: TC-SPX-05 · Variazione, cancellazione e stato di un debito
  L'ente cambia con un file un debito che IRIS ha già.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Lo stato delle righe dice l'operazione e gli identificativi restano gli stessi

    @IRIS-SPX-012 @IRIS-SPX-023 @IRIS-SPX-024
    Scenario: Variazione dell'importo
      Dato una pendenza di 40,00 euro inviata con un file e accolta
      Quando l'ente ne cambia l'importo in 45,50 euro con un file
      Allora le righe del file dicono "DA_PAGARE_VARIAZIONE o DA_PAGARE"
      E il debito mantiene i suoi identificativi
      E IRIS ha il debito che il file modifica

    @IRIS-SPX-023
    Scenario: Cancellazione
      Dato una pendenza di 40,00 euro inviata con un file e accolta
      Quando l'ente la cancella con un file
      Allora le righe del file dicono "CANCELLATO"

    @IRIS-SPX-023
    Schema dello scenario: Stato dichiarato dall'ente
      Dato una pendenza di 40,00 euro inviata con un file e accolta
      Quando l'ente la dichiara "<stato>" con un file
      Allora le righe del file dicono "<righe>"

      Esempi:
        | stato        | righe        |
        | Non Pagabile | NON_PAGABILE |
        | Pagato       | PAGATO       |

  Regola: Un debito pagato non si modifica

    @IRIS-SPX-013 @IRIS-SPX-017
    Scenario: Una delle pendenze è stata pagata nel frattempo
      Dato 3 pendenze inviate con un file e accolte
      E che il cittadino ha appena pagato la prima e l'ente non lo sa ancora
      Quando l'ente cambia l'importo di tutte in 51,00 euro con un file
      Allora la modifica di quella pagata risulta scartata, con il motivo
      E il debito scartato risulta tale e gli altri accettati

    @IRIS-SPX-018
    Scenario: IRIS rifiuta il file intero
      Dato che la base dati di IRIS non risponde mentre elabora il file
      Quando l'ente invia un file con 3 pendenze e legge l'esito
      Allora nessuna pendenza del file risulta accettata
