# language: it
@SEND @TC-COSTO-01
Funzionalità: TC-COSTO-01 · Attualizzazione della posizione debitoria
  Con l'integrazione asincrona l'ente lascia su GPD una copia delle proprie posizioni: SEND vi aggiorna il costo della
  notifica, e l'ente cambia soltanto il resto.

  Contesto:
    Dato un ente abilitato all'invio su SEND
    E un ente che usa l'integrazione asincrona dei pagamenti
    E un destinatario con domicilio digitale speciale e indirizzo fisico
    E che l'ente ha predisposto la ricezione degli eventi

  Regola: La posizione è su GPD, pronta per il pagamento, prima della notifica

    @GPD-CHIAVE-001 @GPD-POS-001 @GPD-POS-002 @GPD-POS-003 @GPD-POS-004 @GPD-POS-005 @GPD-POS-006 @GPD-COPIA-001
    Scenario: La posizione su GPD è quella dell'archivio
      Quando l'ente carica su GPD una posizione debitoria di 50,37 euro
      Allora GPD accetta la posizione
      E la posizione su GPD è copia di quella dell'ente

    @SEND-COSTO-032 @SEND-COSTO-033
    Scenario: La notifica di un avviso su GPD è asincrona
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      Quando l'ente invia una notifica con pagamento
      Allora l'avviso era su GPD, pronto per il pagamento, prima della notifica
      E la notifica dichiara l'integrazione asincrona con pagoPA

  Regola: SEND aggiorna il costo su GPD e l'ente non lo tocca

    @SEND-COSTO-030 @SEND-COSTO-034
    Scenario: Dopo l'accettazione il costo è su GPD
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E che l'avviso è notificato con le spese a carico del destinatario
      Quando il nodo dei pagamenti legge l'avviso su GPD
      Allora su GPD l'avviso si paga 52,00 euro
      E l'ente lascia a SEND e a GPD il costo della notifica

    @SEND-COSTO-030 @SEND-COSTO-034
    Scenario: Il costo su GPD cresce con gli invii cartacei
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E che l'avviso è notificato con le spese a carico del destinatario
      E che un invio cartaceo è costato 8,06 euro al netto di IVA
      E che un invio cartaceo è costato 7,61 euro al netto di IVA
      Quando il nodo dei pagamenti legge l'avviso su GPD
      Allora su GPD l'avviso si paga 71,12 euro
      E l'ente lascia a SEND e a GPD il costo della notifica

    @SEND-COSTO-034
    Scenario: La notifica annullata non costa più nulla su GPD
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E che l'avviso è notificato con le spese a carico del destinatario
      E che la notifica è stata annullata
      Quando il nodo dei pagamenti legge l'avviso su GPD
      Allora su GPD l'avviso si paga 50,00 euro

    @SEND-COSTO-034
    Scenario: Con spese forfettarie l'importo su GPD non cambia
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E che l'avviso è notificato con spese forfettarie
      Quando il nodo dei pagamenti legge l'avviso su GPD
      Allora su GPD l'avviso si paga 50,00 euro

    @SEND-COSTO-034
    Scenario: La rata senza costi non cambia su GPD
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E un'altra posizione debitoria di 25,00 euro caricata su GPD
      E che la prima rata è notificata con i costi e l'ultima senza
      Quando il nodo dei pagamenti legge l'avviso su GPD
      Allora su GPD l'avviso si paga 25,00 euro

    @SEND-COSTO-030 @SEND-COSTO-034
    Scenario: Il creditore diverso dal mittente ha la posizione su GPD
      Dato un ente creditore diverso dal mittente
      E una posizione debitoria di 80,00 euro caricata su GPD dal creditore
      E che l'avviso è notificato con le spese a carico del destinatario
      E che un invio cartaceo è costato 3,58 euro al netto di IVA
      Quando il nodo dei pagamenti legge l'avviso su GPD
      Allora su GPD l'avviso si paga 86,37 euro
      E l'ente lascia a SEND e a GPD il costo della notifica

  Regola: L'ente cambia su GPD soltanto ciò che non è il costo

    @GPD-COPIA-001 @GPD-COPIA-002 @GPD-POS-007
    Scenario: L'importo dell'atto cambia dopo la notifica
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E che l'avviso è notificato con le spese a carico del destinatario
      Quando l'ente porta l'importo della posizione a 63,50 euro
      Allora la posizione su GPD è copia di quella dell'ente
      E l'importo inviato a GPD non comprende il costo della notifica
      E la posizione cambia in uno stato che lo ammette

    @SEND-COSTO-034
    Scenario: Il costo resta quello di SEND anche se l'importo cambia
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E che l'avviso è notificato con le spese a carico del destinatario
      E che l'ente ha portato l'importo della posizione a 63,50 euro
      Quando il nodo dei pagamenti legge l'avviso su GPD
      Allora su GPD l'avviso si paga 65,50 euro

    @GPD-COPIA-003
    Scenario: Il pagamento allo sportello chiude l'avviso su GPD
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      Quando il debitore paga allo sportello
      Allora il pagamento allo sportello è comunicato a GPD

    @GPD-COPIA-004
    Scenario: Ciò che non è più dovuto non si paga su GPD
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      Quando l'ente annulla la posizione
      Allora su GPD l'avviso non si può più pagare

    @GPD-COPIA-005 @SEND-COSTO-022
    Scenario: Il pagamento su GPD è noto all'ente
      Dato una posizione debitoria di 50,00 euro caricata su GPD
      E che l'avviso è notificato con le spese a carico del destinatario
      Quando il debitore paga l'avviso su GPD
      Allora l'ente sa che l'avviso è stato pagato
      E 2,00 euro di costo della notifica risultano distinti dal debito
