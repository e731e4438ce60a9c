# language: it
@IO @TC-IO-SVC-12
Funzionalità: TC-IO-SVC-12 · Scheda respinta
  Una scheda respinta si modifica, e poi si ripresenta.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Lo stato della scheda si rispetta

    @IO-SVC-004 @IO-SVC-005
    Scenario: PagoPA chiede modifiche
      Dato che PagoPA ha chiesto modifiche al servizio
      Quando l'operatore guarda lo stato del servizio
      Allora l'operatore conosce il motivo delle modifiche chieste
      E il servizio risulta respinto

    @IO-SVC-002
    Scenario: Si ripresenta senza modifiche
      Dato che PagoPA ha chiesto modifiche al servizio
      Quando l'operatore chiede di nuovo la revisione senza modifiche
      Allora l'ente rispetta lo stato della scheda

    @IO-SVC-002 @IO-SVC-005
    Scenario: Si ripresenta con le modifiche
      Dato che PagoPA ha chiesto modifiche al servizio
      Quando l'operatore modifica la scheda e chiede di nuovo la revisione
      Allora l'ente rispetta lo stato della scheda
      E il servizio risulta approvato
