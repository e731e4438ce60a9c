# language: it
@IO @TC-IO-MSG-06
Funzionalità: TC-IO-MSG-06 · Lunghezza del testo
  Il testo è di 80–10.000 caratteri.

  Contesto:
    Dato un ente abilitato a IO

  Regola: I limiti sono compresi

    @IO-MSG-002 @IO-MSG-003 @IO-MSG-013
    Schema dello scenario: Testo di lunghezza ammessa
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino con un testo di <lunghezza> caratteri
      Allora IO prende il messaggio
      E il testo è della lunghezza prevista
      E il messaggio riporta i caratteri indicati dall'operatore

      Esempi:
        | lunghezza |
        | 80        |
        | 10000     |

  Regola: Le lunghezze sbagliate si dicono all'operatore

    @IO-MSG-018
    Schema dello scenario: Testo di lunghezza non ammessa
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente scrive al cittadino con un testo di <lunghezza> caratteri
      Allora il messaggio non parte e l'operatore sa che la lunghezza non va

      Esempi:
        | lunghezza |
        | 79        |
        | 10001     |
