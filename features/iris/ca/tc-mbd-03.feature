# language: it
@IRIS @TC-MBD-03
Funzionalità: TC-MBD-03 · Marca da bollo di un altro importo
  La marca da bollo è di 16,00 euro: un altro importo non diventa un pagamento.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: L'importo della marca da bollo è uno solo

    @IRIS-BOLLO-002 @IRIS-BOLLO-006
    Schema dello scenario: Un altro importo non si paga
      Dato che il cittadino ha avviato il pagamento di una marca da bollo regolare
      Quando il cittadino chiede una marca da bollo di <importo>
      Allora la marca da bollo di un altro importo non diventa un pagamento

      Esempi:
        | importo    |
        | 15,00 euro |
        | 16,01 euro |
        | 32,00 euro |
