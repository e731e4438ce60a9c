# language: it
@IOSERVICE @TC-IOS-13
Funzionalità: TC-IOS-13 · Scadenza
  La scadenza è la fine del giorno in Italia, qualunque sia la stagione.

  Contesto:
    Dato un ente registrato a IOService

  Regola: La scadenza è la fine del giorno indicato, in Italia

    @IOSERVICE-INVIO-002 @IOSERVICE-INVIO-009
    Schema dello scenario: Ora solare e ora legale
      Quando l'ente consegna al gateway un messaggio che scade il <giorno>
      Allora la scadenza è la fine di quel giorno in Italia
      E il messaggio ha la forma che il gateway prevede

      Esempi:
        | giorno     |
        | 31/12/2026 |
        | 30/06/2027 |
        | 28/03/2027 |
        | 31/10/2027 |
        | 29/02/2028 |

  Regola: Se il gateway non accetta la scadenza l'operatore lo viene a sapere

    @IOSERVICE-INVIO-005
    Scenario: Il gateway rifiuta la scadenza
      Dato che il gateway rifiuta il lotto perché la scadenza non ha la forma prevista
      Quando l'ente consegna al gateway un messaggio
      Allora l'operatore vede il motivo del rifiuto
