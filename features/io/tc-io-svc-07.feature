# language: it
@IO @TC-IO-SVC-07
Funzionalità: TC-IO-SVC-07 · Scheda in revisione
  Mentre PagoPA guarda la scheda, non si tocca.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Lo stato della scheda si rispetta

    @IO-SVC-002
    Scenario: L'operatore vorrebbe modificarla
      Dato che l'ente ha chiesto la revisione del servizio
      Quando l'operatore modifica la scheda durante la revisione
      Allora l'ente rispetta lo stato della scheda
