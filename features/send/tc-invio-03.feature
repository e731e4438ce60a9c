# language: it
@SEND @TC-INVIO-03
Funzionalità: TC-INVIO-03 · Ricezione dello IUN e degli stati di una notifica
  L'ente riceve da SEND gli eventi della notifica, ne ricava lo IUN e ne segue lo stato.

  Contesto:
    Dato un ente abilitato all'invio su SEND
    E un destinatario con domicilio digitale speciale e indirizzo fisico
    E che l'ente ha predisposto la ricezione degli eventi

  Regola: Lo stream riceve tutti gli eventi ed esiste prima dell'invio

    @SEND-EVENTI-001 @SEND-EVENTI-002 @SEND-EVENTI-003
    Scenario: Lo stream è pronto prima dell'invio
      Quando l'ente invia una notifica e ne legge gli eventi
      Allora l'ente interroga uno stream di timeline
      E lo stream riceve tutti gli eventi
      E lo stream esiste prima dell'invio della notifica

    @SEND-EVENTI-004 @SEND-EVENTI-020
    Scenario: Versione e gruppi dello stream sono coerenti
      Quando l'ente invia una notifica e ne legge gli eventi
      Allora i gruppi dello stream sono ammessi per la chiave
      E lo stream è letto con la versione con cui è stato creato

    @SEND-EVENTI-021
    Scenario: L'esito non si chiede richiesta per richiesta
      Quando l'ente invia una notifica e ne legge più volte gli eventi
      Allora l'esito si apprende dagli eventi

  Regola: La lettura rispetta le attese e non salta eventi

    @SEND-EVENTI-006
    Scenario: Fra due letture si attende
      Quando l'ente legge gli eventi prima e dopo la consegna della notifica
      Allora fra due letture l'ente attende il tempo indicato da SEND

    @SEND-EVENTI-005 @SEND-EVENTI-007 @SEND-EVENTI-023
    Scenario: Gli eventi su più pagine si leggono tutti
      Dato una notifica senza pagamento consegnata per via digitale
      E che sono consegnate altre 4 notifiche
      Quando l'ente legge gli eventi
      Allora ogni lettura riparte dall'ultimo evento della precedente
      E l'ente legge fino all'ultima pagina

    @SEND-EVENTI-019
    Scenario: Una pagina vuota non ferma la lettura
      Quando l'ente legge gli eventi prima e dopo la consegna della notifica
      Allora la pagina vuota non ferma la lettura

  Regola: L'ente lega lo IUN alla richiesta e ne segue lo stato

    @SEND-EVENTI-008
    Scenario: Lo IUN arriva con l'accettazione
      Quando l'ente invia una notifica e ne legge gli eventi
      Allora l'ente lega lo IUN alla richiesta conservata

    @SEND-EVENTI-009
    Scenario: Gli eventi successivi sono conservati
      Quando l'ente invia una notifica e ne legge gli eventi
      Allora l'ente conserva gli eventi successivi all'accettazione

    @SEND-EVENTI-010
    Scenario: La notifica è consegnata
      Quando l'ente invia una notifica e ne legge gli eventi
      Allora lo stato della notifica presso l'ente è quello comunicato da SEND

    @SEND-EVENTI-010
    Scenario: Il destinatario apre la notifica
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      E che il destinatario ha aperto la notifica
      Quando l'ente legge gli eventi
      Allora lo stato della notifica presso l'ente è quello comunicato da SEND

    @SEND-EVENTI-010
    Scenario: La notifica si perfeziona
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      E che la notifica si è perfezionata per decorrenza dei termini
      Quando l'ente legge gli eventi
      Allora lo stato della notifica presso l'ente è quello comunicato da SEND

    @SEND-EVENTI-018
    Scenario: Il rifiuto, che non porta lo IUN, è attribuito alla richiesta giusta
      Dato che SEND rifiuta la notifica perché l'indirizzo non è valido
      Quando l'ente invia una notifica e ne legge gli eventi
      Allora il rifiuto è attribuito alla richiesta

  Regola: Gli eventi ricevuti non si perdono e non si contano due volte

    @SEND-EVENTI-011
    Scenario: Un arresto fra due pagine non fa perdere eventi
      Dato una notifica senza pagamento consegnata per via digitale
      E che la lettura degli eventi si interrompe dopo la prima pagina
      Quando il gestionale si arresta e poi riprende la lettura
      Allora l'ente non ha perduto eventi

    @SEND-EVENTI-012
    Scenario: Un evento ripetuto si registra una volta sola
      Dato una notifica senza pagamento consegnata per via digitale
      E che SEND ripete un evento nella pagina successiva
      Quando l'ente legge gli eventi
      Allora l'evento ripetuto è registrato una volta sola

    @SEND-EVENTI-013
    Scenario: Una categoria sconosciuta non ferma la lettura
      Dato una notifica senza pagamento consegnata per via digitale
      E che fra gli eventi ce n'è uno di categoria sconosciuta
      Quando l'ente legge gli eventi
      Allora la categoria sconosciuta non ferma la lettura

    @SEND-EVENTI-014
    Scenario: Gli istanti non in ordine non cambiano lo stato
      Dato una notifica senza pagamento consegnata per via digitale
      E che SEND comunica eventi con istanti non in ordine
      Quando l'ente legge gli eventi
      Allora lo stato della notifica segue l'ordine degli eventi

  Regola: Quando lo stream non risponde come previsto l'ente non insiste e non perde eventi

    @SEND-EVENTI-015
    Scenario: Lo stream non esiste più
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      E che gli stream dell'ente sono stati eliminati
      Quando l'ente legge gli eventi
      Allora l'ente crea un nuovo stream e riprende la lettura

    @SEND-EVENTI-017
    Scenario: SEND chiede di leggere meno spesso
      Dato una notifica senza pagamento consegnata per via digitale
      E che SEND chiede di leggere meno spesso
      Quando l'ente legge gli eventi
      Allora l'ente attende e riprende dallo stesso punto

    @SEND-EVENTI-022
    Scenario: SEND nega la lettura
      Dato una notifica senza pagamento consegnata per via digitale
      E che SEND nega la lettura degli eventi
      Quando l'ente legge gli eventi
      Allora l'ente non insiste nella lettura negata

    @SEND-EVENTI-016
    Scenario: Il numero massimo di stream è raggiunto
      Dato che gli stream dell'ente sono stati eliminati
      E che l'ente ha già su SEND il numero massimo di stream
      Quando l'ente prova a leggere gli eventi
      Allora l'ente non insiste nel creare stream
