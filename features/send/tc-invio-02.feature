# language: it
@SEND @TC-INVIO-02
Funzionalità: TC-INVIO-02 · Notifica con pagamento a un solo destinatario
  L'ente deposita su SEND un atto che richiede un pagamento, con l'avviso pagoPA della posizione debitoria.

  Contesto:
    Dato un ente abilitato all'invio su SEND
    E un ente che usa l'integrazione sincrona dei pagamenti
    E un destinatario con domicilio digitale speciale e indirizzo fisico
    E una posizione debitoria di 50,00 euro presso l'ente

  Regola: La notifica porta l'atto, l'avviso e le coordinate del pagamento

    @SEND-INVIO-001 @SEND-INVIO-012 @SEND-INVIO-026
    Scenario: SEND prende in carico l'atto e l'avviso
      Quando l'ente invia una notifica con pagamento
      Allora la notifica porta l'atto e l'avviso pagoPA
      E il codice tassonomico è quello scelto
      E SEND prende in carico la notifica

    @SEND-INVIO-013 @SEND-INVIO-015
    Scenario: L'avviso è quello della posizione debitoria
      Quando l'ente invia una notifica con pagamento
      Allora l'avviso della notifica è quello della posizione debitoria

    @SEND-INVIO-013 @SEND-INVIO-015
    Scenario: L'avviso di un creditore diverso dal mittente
      Dato un ente creditore diverso dal mittente
      E una posizione debitoria di 80,00 euro presso il creditore
      Quando l'ente invia una notifica con pagamento
      Allora l'avviso della notifica è quello della posizione debitoria

    @SEND-INVIO-007 @SEND-INVIO-011
    Scenario: L'integrazione sincrona con pagoPA è dichiarata
      Quando l'ente invia una notifica con pagamento
      Allora la notifica dichiara l'integrazione sincrona con pagoPA
      E il codice tassonomico è coerente con l'assenza o la presenza di un pagamento

    @SEND-INVIO-006 @SEND-CARICO-004 @SEND-CARICO-002 @SEND-CARICO-005
    Scenario: L'atto e l'avviso citati sono quelli caricati
      Quando l'ente invia una notifica con pagamento
      Allora SEND riceve ogni documento con l'impronta dichiarata nella prenotazione
      E la notifica cita i documenti caricati

    @SEND-INVIO-002 @SEND-INVIO-025
    Scenario: I dati del destinatario sono completi
      Quando l'ente invia una notifica con pagamento
      Allora la notifica riporta tutti i dati del destinatario
      E la notifica porta l'indirizzo fisico del destinatario

    @SEND-INVIO-005
    Scenario: L'identificativo della richiesta è conservato
      Quando l'ente invia una notifica con pagamento
      Allora l'ente conserva l'identificativo della richiesta

    @SEND-INVIO-027
    Scenario: L'esito della richiesta è registrato
      Dato che l'ente ha predisposto la ricezione degli eventi
      Quando l'ente invia una notifica con pagamento
      Allora l'ente registra l'esito della richiesta

  Regola: I costi di notifica si applicano come ha deciso l'operatore

    @SEND-INVIO-009 @SEND-INVIO-014
    Scenario: Spese a carico del destinatario
      Quando l'ente invia una notifica con pagamento
      Allora la notifica indica costo dell'ente e aliquota IVA
      E l'applicazione dei costi a ogni avviso è quella decisa dall'operatore

    @SEND-INVIO-008 @SEND-INVIO-014
    Scenario: Spese forfettarie
      Quando l'ente invia una notifica con pagamento e spese forfettarie
      Allora nessun avviso chiede di aggiungere il costo della notifica
      E l'applicazione dei costi a ogni avviso è quella decisa dall'operatore

    @SEND-INVIO-014 @SEND-INVIO-015 @SEND-INVIO-013
    Scenario: Due rate, con i costi sulla prima soltanto
      Dato un'altra posizione debitoria di 25,00 euro presso l'ente
      Quando l'ente invia una notifica con due rate e i costi sulla prima soltanto
      Allora l'applicazione dei costi a ogni avviso è quella decisa dall'operatore
      E l'avviso della notifica è quello della posizione debitoria

  Regola: Un avviso sta in una sola notifica alla volta

    @SEND-INVIO-016
    Scenario: L'avviso è già stato notificato
      Dato che l'avviso è già in una notifica presa in carico
      Quando l'ente invia un'altra notifica con lo stesso avviso
      Allora l'operatore dell'ente vede che l'avviso è già stato notificato

    @SEND-INVIO-001 @SEND-INVIO-013 @SEND-INVIO-015
    Scenario: L'avviso di una notifica rifiutata si può notificare di nuovo
      Dato che l'ente ha predisposto la ricezione degli eventi
      E che SEND ha rifiutato una prima notifica con l'avviso
      Quando l'ente invia un'altra notifica con lo stesso avviso
      Allora SEND prende in carico la notifica
      E l'avviso della notifica è quello della posizione debitoria

  Regola: Un errore temporaneo si supera senza creare una seconda notifica

    @SEND-INVIO-020 @SEND-INVIO-022 @SEND-INVIO-023
    Scenario: La presa in carico che non arriva si recupera
      Dato che la risposta di SEND alla presa in carico va perduta
      Quando l'ente invia una notifica con pagamento
      Allora l'ente usa lo stesso codice di idempotenza
      E l'ente recupera la richiesta esistente
      E su SEND esiste una sola notifica per il protocollo

    @SEND-INVIO-017 @SEND-INVIO-018
    Schema dello scenario: SEND rifiuta la notifica dopo la presa in carico
      Dato che l'ente ha predisposto la ricezione degli eventi
      E che SEND rifiuta la notifica perché <motivo>
      Quando l'ente invia una notifica con pagamento
      Allora l'operatore dell'ente vede il motivo del rifiuto
      E l'ente non ripete l'invio

      Esempi:
        | motivo                                   |
        | l'indirizzo non è valido                 |
        | l'avviso non è pagabile su GPD           |
        | i dati del modello F24 non sono coerenti |
