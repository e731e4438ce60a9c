# language: it
@IO @TC-IO-SVC-11
Funzionalità: TC-IO-SVC-11 · Nome già usato
  Due servizi dello stesso ente non hanno lo stesso nome.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il motivo si viene a sapere

    @IO-SVC-004 @IO-SVC-005
    Scenario: Lo stesso nome in maiuscolo
      Dato che l'ente ha già pubblicato un servizio con lo stesso nome
      Quando l'ente registra il servizio e ne chiede la revisione
      Allora l'operatore conosce il motivo delle modifiche chieste
      E il servizio risulta respinto
