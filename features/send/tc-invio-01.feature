# language: it
@SEND @TC-INVIO-01
Funzionalità: TC-INVIO-01 · Notifica senza pagamento a un solo destinatario
  L'ente deposita su SEND un atto che non richiede pagamento e conserva il riferimento della richiesta.

  Contesto:
    Dato un ente abilitato all'invio su SEND
    E un destinatario con domicilio digitale speciale e indirizzo fisico

  Regola: La notifica si deposita con i dati dell'atto e del destinatario

    @SEND-INVIO-001 @SEND-INVIO-026 @SEND-INVIO-029
    Scenario: SEND prende in carico la notifica
      Quando l'ente invia una notifica senza pagamento
      Allora il codice tassonomico è quello scelto
      E protocollo e oggetto sono quelli indicati dall'operatore
      E SEND prende in carico la notifica

    @SEND-INVIO-001
    Scenario: Per ogni notifica valida generata SEND la prende in carico
      Quando l'ente invia 12 notifiche valide generate
      Allora SEND prende in carico ogni notifica generata

    @SEND-INVIO-002 @SEND-INVIO-025
    Scenario: I dati del destinatario sono completi
      Quando l'ente invia una notifica senza pagamento
      Allora la notifica riporta tutti i dati del destinatario
      E la notifica porta l'indirizzo fisico del destinatario

    @SEND-INVIO-003
    Schema dello scenario: La spedizione cartacea è quella scelta
      Quando l'ente invia una notifica senza pagamento con <spedizione>
      Allora la notifica indica la modalità di spedizione scelta

      Esempi:
        | spedizione       |
        | raccomandata A/R |
        | raccomandata 890 |

    @SEND-INVIO-004 @SEND-INVIO-007
    Scenario: L'assenza di pagamento è dichiarata
      Quando l'ente invia una notifica senza pagamento
      Allora la notifica dichiara che l'integrazione con pagoPA non si applica
      E il codice tassonomico è coerente con l'assenza o la presenza di un pagamento

    @SEND-INVIO-028
    Scenario: L'oggetto non rivela chi è il destinatario
      Quando l'ente invia una notifica senza pagamento
      Allora la notifica non rivela dati personali nell'oggetto

    @SEND-INVIO-005
    Scenario: L'identificativo della richiesta è conservato
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente conserva l'identificativo della richiesta

    @SEND-INVIO-027
    Scenario: L'esito della richiesta è registrato
      Dato che l'ente ha predisposto la ricezione degli eventi
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente registra l'esito della richiesta

  Regola: Le chiamate sono quelle pubblicate e portano la chiave dell'ente, e nulla di riservato

    @SEND-SICUR-003 @SEND-SICUR-004 @SEND-SICUR-005 @SEND-INVIO-010
    Scenario: Le credenziali sono quelle dell'ente mittente
      Quando l'ente invia una notifica senza pagamento
      Allora ogni chiamata porta la chiave dell'ente
      E nessuna chiamata porta un voucher o intestazioni riservate

    @SEND-PROTO-001 @SEND-PROTO-002 @SEND-PROTO-003 @SEND-PROTO-004 @SEND-INVIO-024
    Scenario: Le richieste rispettano la specifica
      Quando l'ente invia una notifica senza pagamento
      Allora ogni chiamata è fra quelle pubblicate e in vigore
      E ogni richiesta rispetta lo schema e dichiara il suo formato
      E ogni richiesta omette i campi senza valore

  Regola: Ogni documento si carica con l'impronta dichiarata e senza credenziali

    @SEND-CARICO-001 @SEND-CARICO-003
    Scenario: I documenti sono prenotati prima del caricamento
      Quando l'ente invia una notifica senza pagamento con 3 atti
      Allora ogni documento è prenotato prima di essere caricato

    @SEND-CARICO-002 @SEND-CARICO-004 @SEND-CARICO-005
    Scenario: Il documento caricato è quello dichiarato
      Quando l'ente invia una notifica senza pagamento
      Allora SEND riceve ogni documento con l'impronta dichiarata nella prenotazione

    @SEND-CARICO-006 @SEND-CARICO-007 @SEND-SICUR-001
    Scenario: Il caricamento porta il segreto della prenotazione e nessuna credenziale
      Quando l'ente invia una notifica senza pagamento
      Allora ogni caricamento porta il segreto e il tipo della prenotazione
      E nessun caricamento porta la chiave API o il voucher

    @SEND-CARICO-008
    Scenario: L'atto è un PDF
      Quando l'ente invia una notifica senza pagamento
      Allora ogni documento caricato è un PDF

    @SEND-INVIO-006
    Scenario: La notifica cita i documenti caricati
      Quando l'ente invia una notifica senza pagamento con 3 atti
      Allora la notifica cita i documenti caricati

    @SEND-CARICO-009
    Scenario: Un documento che SEND non accetta ferma il deposito
      Dato che SEND non accetta i documenti caricati
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente non deposita la notifica e avvisa l'operatore

    @SEND-CARICO-010
    Scenario: La prenotazione scaduta si rinnova
      Dato che l'indirizzo di caricamento scade prima dell'uso
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente chiede una nuova prenotazione e deposita la notifica

  Regola: Un rifiuto si mostra all'operatore e non si ritenta da soli

    @SEND-INVIO-017 @SEND-INVIO-018
    Schema dello scenario: SEND rifiuta la notifica dopo la presa in carico
      Dato che l'ente ha predisposto la ricezione degli eventi
      E che SEND rifiuta la notifica perché <motivo>
      Quando l'ente invia una notifica senza pagamento
      Allora l'operatore dell'ente vede il motivo del rifiuto
      E l'ente non ripete l'invio

      Esempi:
        | motivo                                          |
        | un documento non si trova                       |
        | un documento non è più disponibile              |
        | l'impronta di un documento non corrisponde      |
        | un documento non è un PDF                       |
        | un documento è troppo grande                    |
        | il codice fiscale non esiste                    |
        | il destinatario non è riconosciuto              |
        | l'indirizzo non è valido                        |
        | l'indirizzo non si trova nei registri           |
        | la ricerca dell'indirizzo non riesce            |
        | l'ente non può inviare plichi oltre i 20 grammi |
        | un servizio interno non è disponibile           |

    @SEND-INVIO-019 @SEND-PROTO-006
    Scenario: SEND respinge i dati della richiesta
      Dato che SEND respinge la richiesta perché i dati non sono ammessi
      Quando l'ente invia una notifica senza pagamento
      Allora l'operatore dell'ente vede perché la richiesta è stata respinta
      E l'ente non ripete la richiesta respinta

    @SEND-INVIO-019 @SEND-PROTO-006
    Scenario: SEND ha disabilitato gli invii dell'ente
      Dato che SEND ha disabilitato gli invii dell'ente
      Quando l'ente invia una notifica senza pagamento
      Allora l'operatore dell'ente vede perché la richiesta è stata respinta
      E l'ente non ripete la richiesta respinta

    @SEND-SICUR-006
    Scenario: La chiave dell'ente è bloccata
      Dato che la chiave dell'ente è bloccata
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente non insiste con la chiave e avvisa l'operatore

  Regola: Un errore temporaneo si supera senza creare una seconda notifica

    @SEND-PROTO-008
    Schema dello scenario: Un errore temporaneo non impedisce il deposito
      Dato che SEND <guasto> <momento>
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente ripete la chiamata e deposita la notifica

      Esempi:
        | guasto                    | momento                         |
        | ha un errore interno      | alla prenotazione dei documenti |
        | interrompe la connessione | alla prenotazione dei documenti |
        | ha un errore interno      | al caricamento dei documenti    |
        | riceve troppe richieste   | al deposito della notifica      |

    @SEND-INVIO-021 @SEND-INVIO-022 @SEND-INVIO-023
    Scenario: L'invio ripetuto dopo un errore è lo stesso invio
      Dato che SEND ha un errore interno al deposito della notifica
      Quando l'ente invia una notifica senza pagamento
      Allora la richiesta porta un codice di idempotenza
      E l'ente usa lo stesso codice di idempotenza
      E su SEND esiste una sola notifica per il protocollo

    @SEND-INVIO-020 @SEND-INVIO-022 @SEND-INVIO-023
    Scenario: La presa in carico che non arriva si recupera
      Dato che la risposta di SEND alla presa in carico va perduta
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente usa lo stesso codice di idempotenza
      E l'ente recupera la richiesta esistente
      E su SEND esiste una sola notifica per il protocollo

    @SEND-INVIO-023
    Scenario: Lo stesso invio chiesto due volte non crea due notifiche
      Quando l'operatore chiede due volte lo stesso invio
      Allora su SEND esiste una sola notifica per il protocollo

    @SEND-PROTO-007
    Scenario: Quando le richieste sono troppe si attende
      Dato che SEND riceve troppe richieste al deposito della notifica
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente attende prima di ripetere

    @SEND-PROTO-005
    Scenario: Un servizio a lungo non disponibile non è sollecitato senza fine
      Dato che SEND ha un errore interno a lungo al deposito della notifica
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente smette di ripetere dopo pochi tentativi

  Regola: Con le chiavi che richiedono il voucher ogni chiamata ne porta uno valido

    @SEND-SICUR-001 @SEND-SICUR-020 @PDND-ASSERZ-001 @PDND-ASSERZ-002 @PDND-ASSERZ-003 @PDND-ASSERZ-006
    Scenario: La notifica si deposita con il voucher di PDND
      Dato che le chiavi dell'ente richiedono il voucher
      Quando l'ente invia una notifica senza pagamento
      Allora PDND dà il voucher all'ente
      E ogni chiamata porta un voucher valido
      E nessun caricamento porta la chiave API o il voucher

    @SEND-SICUR-020 @PDND-VOUCHER-001 @PDND-ASSERZ-004 @PDND-ASSERZ-005
    Scenario: Il voucher si riusa e si rinnova
      Dato che le chiavi dell'ente richiedono il voucher
      E una notifica senza pagamento consegnata per via digitale
      Quando l'ente legge gli eventi il giorno dopo
      Allora ogni chiamata porta un voucher valido
      E l'ente riusa ogni voucher fin quasi alla scadenza
      E ogni richiesta di voucher è nuova

    @SEND-SICUR-021
    Scenario: Un voucher che SEND non accetta più si rinnova una volta
      Dato che le chiavi dell'ente richiedono il voucher
      E che SEND non accetta più il voucher alla prenotazione dei documenti
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente rinnova il voucher e ripete la chiamata

    @PDND-VOUCHER-002
    Schema dello scenario: PDND nega il voucher
      Dato che le chiavi dell'ente richiedono il voucher
      E che su PDND <impedimento>
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente non insiste con PDND e avvisa l'operatore

      Esempi:
        | impedimento                         |
        | la finalità è sospesa               |
        | la richiesta di fruizione è sospesa |
        | la chiave del client è stata tolta  |

    @PDND-VOUCHER-003
    Schema dello scenario: Un errore temporaneo di PDND non impedisce il deposito
      Dato che le chiavi dell'ente richiedono il voucher
      E che PDND <guasto>
      Quando l'ente invia una notifica senza pagamento
      Allora l'ente ottiene comunque il voucher

      Esempi:
        | guasto                    |
        | ha un errore interno      |
        | riceve troppe richieste   |
        | interrompe la connessione |
