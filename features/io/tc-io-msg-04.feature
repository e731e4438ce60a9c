# language: it
@IO @TC-IO-MSG-04
Funzionalità: TC-IO-MSG-04 · Oggetto ai limiti
  Un oggetto della lunghezza minima o massima parte com'è.

  Contesto:
    Dato un ente abilitato a IO

  Regola: I limiti sono compresi

    @IO-MSG-001 @IO-MSG-003 @IO-MSG-013
    Schema dello scenario: Oggetto di lunghezza ammessa
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino con un oggetto di <lunghezza> caratteri
      Allora IO prende il messaggio
      E l'oggetto è della lunghezza prevista
      E il messaggio riporta i caratteri indicati dall'operatore

      Esempi:
        | lunghezza |
        | 10        |
        | 120       |
