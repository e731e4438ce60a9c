# language: it
@IO @TC-IO-SVC-05
Funzionalità: TC-IO-SVC-05 · Richiesta di revisione
  L'ente chiede a PagoPA di rivedere la scheda e di pubblicare il servizio.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La scheda è completa prima di chiedere

    @IO-SVC-003 @IO-SVC-005
    Scenario: La scheda è approvata
      Dato un servizio con la scheda completa
      Quando l'ente registra il servizio e ne chiede la revisione
      Allora la scheda mandata in revisione è completa
      E il servizio risulta approvato
