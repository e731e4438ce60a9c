# language: it
@IRIS @TC-CA-16
Funzionalità: TC-CA-16 · Verifica dello stato di un pagamento
  L'ente chiede a IRIS lo stato di un pagamento e ne intende ogni risposta, anche quelle che la forma breve confonde.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Un pagamento eseguito è riconosciuto

    @IRIS-VERIF-003
    Scenario: Il cittadino ha pagato su IRIS
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il cittadino ha appena pagato e l'ente non lo sa ancora
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento risulta eseguito

    @IRIS-VERIF-003
    Scenario: Il cittadino ha pagato agli sportelli dell'ente
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che l'ente ha dichiarato a IRIS il pagamento avvenuto ai propri sportelli
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento risulta eseguito

  Regola: Un pagamento in corso non è né concluso né mancato

    @IRIS-VERIF-001 @IRIS-VERIF-002 @IRIS-VERIF-004
    Scenario: Il pagamento è in corso
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il pagamento è in corso presso IRIS
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento in corso non è inteso come non avvenuto
      E il pagamento risulta in corso
      E la verifica chiede il dettaglio

    @IRIS-VERIF-001 @IRIS-VERIF-004
    Scenario: Il pagamento è salvo buon fine
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il pagamento è stato eseguito salvo buon fine
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento in corso non è inteso come non avvenuto
      E il pagamento risulta in corso

  Regola: Un pagamento mancato si può ancora eseguire

    @IRIS-VERIF-005
    Scenario: Nessuno ha provato a pagare
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento risulta ancora da eseguire

    @IRIS-VERIF-005
    Schema dello scenario: Un tentativo è fallito
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che un tentativo di pagamento <fallimento>
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento risulta ancora da eseguire

      Esempi:
        | fallimento                       |
        | è andato in errore               |
        | è stato annullato dall'operatore |
        | è stato annullato dal cittadino  |
        | non è stato eseguito             |

    @IRIS-VERIF-005
    Scenario: Il pagamento eseguito è stornato
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il pagamento eseguito è stato stornato
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento risulta ancora da eseguire

    @IRIS-VERIF-006
    Scenario: La posizione non si può pagare
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che l'ente ha dichiarato a IRIS che non si può pagare
      Quando l'ente verifica il pagamento presso IRIS
      Allora il pagamento risulta non eseguibile

  Regola: Ogni risposta è del suo pagamento e una verifica non riuscita non dice nulla

    @IRIS-VERIF-007
    Scenario: Più pagamenti in una richiesta
      Dato 3 pendenze accettate da IRIS
      E che il cittadino ha pagato la seconda pendenza e la terza è in corso
      Quando l'ente verifica tutti i pagamenti con una sola richiesta
      Allora ogni risposta è attribuita al suo pagamento

    @IRIS-VERIF-008 @IRIS-VERIF-010
    Schema dello scenario: La verifica non riesce
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il cittadino ha appena pagato e l'ente non lo sa ancora
      E che IRIS <guasto> a lungo alla verifica dei pagamenti
      Quando l'ente verifica il pagamento presso IRIS
      Allora dalla verifica non riuscita l'ente non conclude nulla
      E l'ente non insiste con la verifica

      Esempi:
        | guasto                   |
        | ha un errore interno     |
        | non risponde             |
        | dà una risposta troncata |
