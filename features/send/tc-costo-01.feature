# language: it
@SEND @TC-COSTO-01
Funzionalità: TC-COSTO-01 · Attualizzazione della posizione debitoria
  Quando il debitore paga, il creditore aggiunge all'avviso il costo della notifica che SEND gli comunica in quel momento.

  Contesto:
    Dato un ente abilitato all'invio su SEND
    E un ente che usa l'integrazione sincrona dei pagamenti
    E un destinatario con domicilio digitale speciale e indirizzo fisico
    E che l'ente ha predisposto la ricezione degli eventi

  Regola: Scenario 1 · Il mittente è il creditore e chiede il costo a ogni richiesta del nodo

    @SEND-COSTO-001 @SEND-COSTO-002 @SEND-COSTO-003
    Scenario: Il costo è chiesto alla verifica
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      Quando il nodo dei pagamenti verifica l'avviso
      Allora il creditore chiede a SEND il costo di quell'avviso
      E il costo è chiesto con il codice fiscale del creditore
      E l'importo comunicato alla verifica è di 52,00 euro

    @SEND-COSTO-004 @SEND-COSTO-005 @SEND-COSTO-007
    Scenario: Il costo è chiesto di nuovo all'attivazione
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il nodo dei pagamenti ha già verificato l'avviso
      Quando il nodo dei pagamenti attiva il pagamento
      Allora il creditore chiede di nuovo a SEND il costo
      E l'importo dell'attivazione è di 52,00 euro
      E i metadati del pagamento riportano un costo di 2,00 euro

    @SEND-COSTO-004 @SEND-COSTO-005 @SEND-COSTO-007 @SEND-COSTO-013 @PAGOPA-STAZ-018
    Scenario: Il costo cresce fra la verifica e l'attivazione
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il nodo dei pagamenti ha già verificato l'avviso
      E che un invio cartaceo è costato 1,94 euro al netto di IVA
      Quando il nodo dei pagamenti attiva il pagamento
      Allora il creditore chiede di nuovo a SEND il costo
      E la data di perfezionamento futura non rende definitivo il costo
      E l'importo dell'attivazione è di 54,37 euro
      E i metadati del pagamento riportano un costo di 4,37 euro
      E fra verifica e attivazione l'importo cambia solo del costo della notifica

    @SEND-COSTO-003 @SEND-COSTO-006
    Scenario: Due invii cartacei si sommano prima dell'IVA
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che un invio cartaceo è costato 8,06 euro al netto di IVA
      E che un invio cartaceo è costato 7,61 euro al netto di IVA
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo di 71,12 euro comprende il costo totale e non quello parziale
      E l'importo comunicato alla verifica è di 71,12 euro

    @SEND-COSTO-003
    Schema dello scenario: Costo dell'ente e aliquota sono quelli della notifica
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con <costo dell'ente> di costo dell'ente e IVA al <iva> per cento
      E che un invio cartaceo è costato <invio> al netto di IVA
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo comunicato alla verifica è di <importo>

      Esempi:
        | costo dell'ente | iva | invio     | importo    |
        | 1,00 euro       | 10  | 7,61 euro | 60,37 euro |
        | 0,50 euro       | 0   | 3,58 euro | 55,08 euro |
        | 0,00 euro       | 1   | 1,50 euro | 52,52 euro |

    @SEND-COSTO-012
    Schema dello scenario: Gli importi sono esatti al centesimo
      Dato una posizione debitoria di <base> presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo è esattamente <importo>

      Esempi:
        | base           | importo        |
        | 0,37 euro      | 2,37 euro      |
        | 1,15 euro      | 3,15 euro      |
        | 4,35 euro      | 6,35 euro      |
        | 1.000,29 euro  | 1.002,29 euro  |
        | 90.071,99 euro | 90.073,99 euro |

    @SEND-COSTO-003 @SEND-COSTO-014
    Scenario: Dopo la lettura il costo è definitivo
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il destinatario ha aperto la notifica
      E che l'ente ha letto gli eventi della notifica
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo comunicato con il costo definitivo è di 52,00 euro

    @SEND-COSTO-003 @SEND-COSTO-014
    Scenario: Dopo il perfezionamento il costo è definitivo
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che la notifica si è perfezionata per decorrenza dei termini
      E che l'ente ha letto gli eventi della notifica
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo comunicato con il costo definitivo è di 52,00 euro

    @SEND-COSTO-005 @SEND-COSTO-019
    Scenario: Il costo definitivo vale anche all'attivazione
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che un invio cartaceo è costato 3,58 euro al netto di IVA
      E che il destinatario ha aperto la notifica
      E che l'ente ha letto gli eventi della notifica
      E che il nodo dei pagamenti ha già verificato l'avviso
      Quando il nodo dei pagamenti attiva il pagamento
      Allora l'importo dell'attivazione è di 56,37 euro
      E i metadati riportano il costo compreso nell'importo

  Regola: Con più destinatari il costo di ciascuno è il suo

    @SEND-COSTO-003 @SEND-COSTO-020
    Schema dello scenario: Ogni avviso porta il costo del proprio destinatario
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E un'altra posizione debitoria di 25,00 euro presso l'ente
      E che i due avvisi sono notificati insieme, ciascuno a un destinatario
      E che un invio cartaceo al primo destinatario è costato 1,94 euro al netto di IVA
      E che un invio cartaceo al secondo destinatario è costato 3,58 euro al netto di IVA
      E che il nodo dei pagamenti ha già verificato l'avviso del <altro> destinatario
      Quando il nodo dei pagamenti verifica l'avviso del <destinatario> destinatario
      Allora l'importo di <importo> comprende soltanto il costo di quel destinatario
      E l'importo comunicato alla verifica è di <importo>

      Esempi:
        | destinatario | altro   | importo    |
        | primo        | secondo | 54,37 euro |
        | secondo      | primo   | 31,37 euro |

    @SEND-COSTO-005 @SEND-COSTO-021
    Scenario: La lettura di un destinatario non rende definitivo il costo dell'altro
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E un'altra posizione debitoria di 25,00 euro presso l'ente
      E che i due avvisi sono notificati insieme, ciascuno a un destinatario
      E che il primo destinatario ha aperto la notifica
      E che l'ente ha letto gli eventi della notifica
      E che il nodo dei pagamenti ha già verificato l'avviso del secondo destinatario
      E che un invio cartaceo al secondo destinatario è costato 3,58 euro al netto di IVA
      Quando il nodo dei pagamenti attiva il pagamento
      Allora il costo del destinatario che non ha letto non è definitivo
      E l'importo dell'attivazione è di 31,37 euro

  Regola: Quando il costo non si applica l'importo non cambia

    @SEND-COSTO-011
    Scenario: Spese forfettarie
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con spese forfettarie
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo non cambia

    @SEND-COSTO-011
    Scenario: Rata senza applicazione dei costi
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E un'altra posizione debitoria di 25,00 euro presso l'ente
      E che la prima rata è notificata con i costi e l'ultima senza
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo non cambia

    @SEND-COSTO-009
    Scenario: La notifica annullata non costa più nulla al debitore
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il nodo dei pagamenti ha già verificato l'avviso
      E che la notifica è stata annullata
      Quando il nodo dei pagamenti verifica l'avviso
      Allora al debitore non è chiesto alcun costo di notifica

    @SEND-COSTO-009
    Schema dello scenario: L'annullamento toglie il costo, in qualunque stato sia la notifica
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è in una notifica <situazione>
      E che il nodo dei pagamenti ha già verificato l'avviso
      E che la notifica è stata annullata
      Quando il nodo dei pagamenti verifica l'avviso
      Allora al debitore non è chiesto alcun costo di notifica

      Esempi:
        | situazione             |
        | accettata              |
        | in consegna            |
        | consegnata             |
        | perfezionata           |
        | letta                  |
        | a un irreperibile      |
        | restituita al mittente |

    @SEND-COSTO-009 @SEND-COSTO-019
    Scenario: La notifica è annullata fra la verifica e l'attivazione
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il nodo dei pagamenti ha già verificato l'avviso
      E che la notifica è stata annullata
      Quando il nodo dei pagamenti attiva il pagamento
      Allora al debitore non è chiesto alcun costo di notifica
      E i metadati riportano il costo compreso nell'importo

    @SEND-COSTO-010
    Scenario: La notifica è rifiutata
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che SEND ha rifiutato una prima notifica con l'avviso
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo è quello base oppure il pagamento non procede

    @SEND-COSTO-010
    Scenario: La notifica non è ancora accettata
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è in una notifica non ancora accettata
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'importo è quello base oppure il pagamento non procede

  Regola: Se SEND non risponde il creditore risponde comunque, senza inventare costi

    @SEND-COSTO-008 @SEND-COSTO-015 @SEND-COSTO-018 @PAGOPA-STAZ-004
    Schema dello scenario: SEND non comunica il costo
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che SEND <guasto> alla richiesta del costo
      Quando il nodo dei pagamenti verifica l'avviso
      Allora il creditore risponde entro 7 secondi
      E l'importo è quello base o comprende un costo già letto
      E senza il costo vale la regola dichiarata dall'ente

      Esempi:
        | guasto                                       |
        | non risponde a lungo                         |
        | ha un errore interno a lungo                 |
        | riceve troppe richieste a lungo              |
        | interrompe la connessione a lungo            |
        | dà una risposta troncata a lungo             |
        | risponde sempre con dieci secondi di ritardo |

    @SEND-COSTO-008 @SEND-COSTO-015 @PAGOPA-STAZ-004
    Scenario: SEND comunica il costo in ritardo
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che SEND risponde sempre con due secondi di ritardo alla richiesta del costo
      Quando il nodo dei pagamenti verifica l'avviso
      Allora il creditore risponde entro 7 secondi
      E l'importo è quello base o comprende un costo già letto

    @SEND-COSTO-015 @SEND-COSTO-018 @SEND-COSTO-019
    Schema dello scenario: SEND non comunica il costo all'attivazione
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il nodo dei pagamenti ha già verificato l'avviso
      E che SEND <guasto> alla richiesta del costo
      Quando il nodo dei pagamenti attiva il pagamento
      Allora l'importo è quello base o comprende un costo già letto
      E senza il costo vale la regola dichiarata dall'ente
      E i metadati riportano il costo compreso nell'importo

      Esempi:
        | guasto                                       |
        | non risponde a lungo                         |
        | ha un errore interno a lungo                 |
        | risponde sempre con dieci secondi di ritardo |

  Regola: La ricevuta chiude la posizione una volta sola

    @PAGOPA-STAZ-019 @PAGOPA-STAZ-020
    Scenario: La ricevuta ripetuta non ha effetti
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il pagamento dell'avviso è stato attivato
      Quando il nodo dei pagamenti invia due volte la ricevuta
      Allora il creditore acquisisce la ricevuta
      E la ricevuta ripetuta non ha effetti

    @PAGOPA-STAZ-019 @PAGOPA-STAZ-022
    Scenario: L'avviso pagato non si paga di nuovo
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il pagamento dell'avviso è stato attivato
      Quando il nodo dei pagamenti invia la ricevuta e verifica di nuovo l'avviso
      Allora il creditore acquisisce la ricevuta
      E l'avviso risulta già pagato

    @SEND-COSTO-022
    Scenario: Il costo pagato è registrato a parte dal debito
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che un invio cartaceo è costato 1,94 euro al netto di IVA
      E che il pagamento dell'avviso è stato attivato
      Quando il nodo dei pagamenti invia la ricevuta e l'ente dice che cosa ha registrato
      Allora 4,37 euro di costo della notifica risultano distinti dal debito

    @PAGOPA-STAZ-026
    Scenario: Finché la ricevuta non arriva l'avviso resta pagabile
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il pagamento dell'avviso è stato attivato
      Quando il nodo dei pagamenti verifica l'avviso
      Allora l'avviso risulta ancora pagabile

    @PAGOPA-STAZ-021
    Scenario: Un avviso sconosciuto non è pagabile
      Dato una posizione debitoria di 50,00 euro presso l'ente
      Quando il nodo dei pagamenti verifica un avviso che il creditore non conosce
      Allora l'avviso risulta sconosciuto

    @PAGOPA-STAZ-023
    Scenario: Una richiesta per un ente non servito è rifiutata
      Dato una posizione debitoria di 50,00 euro presso l'ente
      Quando il nodo dei pagamenti verifica l'avviso indicando un altro ente
      Allora la richiesta è rifiutata perché l'ente non è servito dalla stazione

    @PAGOPA-STAZ-024
    Scenario: Una richiesta per un altro intermediario è rifiutata
      Dato una posizione debitoria di 50,00 euro presso l'ente
      Quando il nodo dei pagamenti verifica l'avviso indicando un altro intermediario
      Allora la richiesta è rifiutata perché l'intermediario non è quello della stazione

    @PAGOPA-STAZ-025
    Scenario: Una richiesta per un'altra stazione è rifiutata
      Dato una posizione debitoria di 50,00 euro presso l'ente
      Quando il nodo dei pagamenti verifica l'avviso indicando un'altra stazione
      Allora la richiesta è rifiutata perché la stazione è sconosciuta

    @SEND-COSTO-016
    Scenario: Il pagamento può essere comunicato a SEND
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il pagamento dell'avviso è stato attivato
      Quando il nodo dei pagamenti invia la ricevuta
      Allora l'avvenuto pagamento è comunicato a SEND con dati corretti

  Regola: Scenario 2 · Il creditore è un altro ente e ottiene il costo in accordo con il mittente

    @SEND-COSTO-001 @SEND-COSTO-002 @SEND-COSTO-003 @SEND-COSTO-017
    Scenario: Il creditore verifica con il costo della notifica del mittente
      Dato un ente creditore diverso dal mittente
      E una posizione debitoria di 80,00 euro presso il creditore
      E che l'avviso è notificato con le spese a carico del destinatario
      Quando il nodo dei pagamenti verifica l'avviso
      Allora il creditore ottiene da SEND il costo della notifica del mittente
      E il creditore chiede a SEND il costo di quell'avviso
      E il costo è chiesto con il codice fiscale del creditore
      E l'importo comunicato alla verifica è di 82,00 euro

    @SEND-COSTO-004 @SEND-COSTO-005 @SEND-COSTO-007 @PAGOPA-STAZ-018
    Scenario: Il costo cresce fra la verifica e l'attivazione presso il creditore
      Dato un ente creditore diverso dal mittente
      E una posizione debitoria di 80,00 euro presso il creditore
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il nodo dei pagamenti ha già verificato l'avviso
      E che un invio cartaceo è costato 3,58 euro al netto di IVA
      Quando il nodo dei pagamenti attiva il pagamento
      Allora il creditore chiede di nuovo a SEND il costo
      E l'importo dell'attivazione è di 86,37 euro
      E i metadati del pagamento riportano un costo di 6,37 euro
      E fra verifica e attivazione l'importo cambia solo del costo della notifica

    @PAGOPA-STAZ-019
    Scenario: La ricevuta arriva al creditore
      Dato un ente creditore diverso dal mittente
      E una posizione debitoria di 80,00 euro presso il creditore
      E che l'avviso è notificato con le spese a carico del destinatario
      E che il pagamento dell'avviso è stato attivato
      Quando il nodo dei pagamenti invia la ricevuta
      Allora il creditore acquisisce la ricevuta
