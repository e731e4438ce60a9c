# language: it
@SEND @TC-INVIO-04
Funzionalità: TC-INVIO-04 · Scaricamento delle attestazioni opponibili a terzi e delle ricevute
  L'ente scarica da SEND le attestazioni indicate negli eventi e le conserva identiche.

  Contesto:
    Dato un ente abilitato all'invio su SEND
    E un destinatario con domicilio digitale speciale e indirizzo fisico
    E che l'ente ha predisposto la ricezione degli eventi

  Regola: Ogni attestazione indicata negli eventi si scarica e si conserva identica

    @SEND-DOC-001 @SEND-DOC-004
    Scenario: Le attestazioni di una notifica consegnata
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      Quando l'ente scarica i documenti della notifica
      Allora ogni attestazione indicata negli eventi è scaricata e conservata
      E ogni file conservato è identico a quello scaricato

    @SEND-DOC-001 @SEND-DOC-002
    Scenario: L'attestazione di accesso di una notifica letta
      Dato una notifica senza pagamento consegnata per via digitale
      E che il destinatario ha aperto la notifica
      E che l'ente ha già letto gli eventi
      Quando l'ente scarica i documenti della notifica
      Allora ogni attestazione indicata negli eventi è scaricata e conservata
      E l'ente conserva almeno le attestazioni di presa in carico, di consegna e di accesso

    @SEND-DOC-003 @SEND-DOC-005
    Scenario: Le attestazioni si chiedono con la chiave giusta e conservano il loro nome
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      Quando l'ente scarica i documenti della notifica
      Allora le attestazioni sono chieste con la chiave senza prefisso
      E i file portano il nome con cui SEND li fornisce

    @SEND-DOC-001 @SEND-DOC-011
    Scenario: L'attestazione di annullamento
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      Quando l'ente annulla la notifica e ne scarica i documenti
      Allora l'attestazione di annullamento è conservata
      E ogni attestazione indicata negli eventi è scaricata e conservata

  Regola: Si possono riavere gli atti e l'avviso

    @SEND-DOC-006
    Scenario: Gli atti della notifica
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      Quando l'ente scarica i documenti della notifica
      Allora l'ente scarica gli atti della notifica

    @SEND-DOC-004 @SEND-DOC-007
    Scenario: L'avviso di pagamento della notifica
      Dato una posizione debitoria di 50,00 euro presso l'ente
      E una notifica con pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      Quando l'ente scarica i documenti della notifica
      Allora l'ente scarica l'avviso di pagamento della notifica
      E ogni file conservato è identico a quello scaricato

  Regola: Lo scaricamento non porta credenziali e rispetta le attese

    @SEND-SICUR-002
    Scenario: Lo scaricamento è senza credenziali
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      Quando l'ente scarica i documenti della notifica
      Allora nessuno scaricamento porta la chiave API o il voucher

    @SEND-DOC-008
    Scenario: I documenti non sono ancora disponibili
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      E che i documenti non sono ancora disponibili
      Quando l'ente scarica i documenti della notifica
      Allora l'ente attende il tempo indicato prima di chiederli di nuovo

    @SEND-DOC-009
    Scenario: L'indirizzo di scaricamento è scaduto
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      E che l'indirizzo di scaricamento scade prima dell'uso
      Quando l'ente scarica i documenti della notifica
      Allora l'ente chiede un nuovo indirizzo e scarica il documento

    @SEND-DOC-010
    Scenario: Un'attestazione che non si trova non ferma le altre
      Dato una notifica senza pagamento consegnata per via digitale
      E che l'ente ha già letto gli eventi
      E che un'attestazione non si trova
      Quando l'ente scarica i documenti della notifica
      Allora le altre attestazioni sono scaricate
