# language: it
@IO @TC-IO-PAY-11
Funzionalità: TC-IO-PAY-11 · Avviso che la scadenza estingue
  Di certi avvisi, passata la scadenza, non si può più chiedere il pagamento: il messaggio lo dice.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il messaggio dice che cosa accade dopo la scadenza

    @IO-PAY-011
    Schema dello scenario: Dopo la scadenza
      Dato un cittadino iscritto a IO
      Quando l'ente invia un avviso di pagamento che dopo la scadenza <regola>
      Allora il messaggio dice se dopo la scadenza si può ancora pagare

      Esempi:
        | regola                |
        | si può ancora pagare  |
        | non si può più pagare |

  Regola: Ciò che scade ha una scadenza

    @IO-PAY-006
    Scenario: L'avviso scade
      Dato un cittadino iscritto a IO
      Quando l'ente invia un avviso di pagamento che dopo la scadenza non si può più pagare
      Allora l'avviso che scade porta la scadenza
