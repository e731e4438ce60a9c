# language: it
@IRIS @TC-MBD-01
Funzionalità: TC-MBD-01 · Marca da bollo digitale
  Il cittadino acquista dall'ente una marca da bollo digitale per un documento.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: La marca da bollo è di quel documento, di 16,00 euro, e si paga in linea

    @IRIS-BOLLO-001 @IRIS-BOLLO-002 @IRIS-BOLLO-003 @IRIS-BOLLO-004 @IRIS-OTF-005
    Scenario: Una marca da bollo per un'istanza
      Quando il cittadino chiede una marca da bollo per un documento
      Allora la marca da bollo porta i dati del documento nella forma prevista
      E la marca da bollo è di 16,00 euro e si paga soltanto in linea
      E il cittadino è mandato all'indirizzo ricevuto da IRIS
