# language: it
@IOSERVICE @TC-IOS-12
Funzionalità: TC-IOS-12 · Avviso di pagamento
  Il messaggio porta importo, numero avviso e scadenza della posizione debitoria che MPay conosce.

  Contesto:
    Dato un ente registrato a IOService

  Regola: I dati del pagamento sono quelli della posizione debitoria

    @IOSERVICE-PAGAM-001 @IOSERVICE-PAGAM-002 @IOSERVICE-PAGAM-004
    Schema dello scenario: Importo e avviso sono quelli di MPay
      Quando l'ente consegna al gateway un avviso di pagamento di <importo>
      Allora l'importo è quello della posizione debitoria
      E l'avviso è il numero avviso della posizione debitoria
      E MPay conosce l'avviso

      Esempi:
        | importo      |
        | 0,29 euro    |
        | 12,34 euro   |
        | 1.052,00 euro |

  Regola: Il messaggio dice se l'avviso si può pagare dopo la scadenza

    @IOSERVICE-PAGAM-003
    Schema dello scenario: Pagamento dopo la scadenza
      Quando l'ente consegna al gateway un avviso di pagamento che dopo la scadenza <regola>
      Allora il messaggio dice se l'avviso si può pagare dopo la scadenza

      Esempi:
        | regola                 |
        | si può ancora pagare   |
        | non si può più pagare  |
