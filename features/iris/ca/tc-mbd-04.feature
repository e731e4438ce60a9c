# language: it
@IRIS @TC-MBD-04
Funzionalità: TC-MBD-04 · Marca da bollo e metodi di pagamento differiti
  La marca da bollo si paga soltanto in linea.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: I metodi differiti sono esclusi

    @IRIS-BOLLO-003
    Scenario: I metodi differiti non si offrono
      Dato che il cittadino ha avviato il pagamento di una marca da bollo regolare
      Quando il cittadino chiede una marca da bollo con i metodi differiti
      Allora la marca da bollo non si paga con i metodi differiti
