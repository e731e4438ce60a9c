# language: it
@IO @TC-IO-MSG-01
Funzionalità: TC-IO-MSG-01 · Messaggio semplice
  L'ente scrive al cittadino e conserva l'identificativo che IO gli dà.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il messaggio è nella forma che IO accetta

    @IO-MSG-001 @IO-MSG-002 @IO-MSG-003 @IO-MSG-005
    Scenario: Un messaggio semplice
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora IO prende il messaggio
      E l'oggetto è della lunghezza prevista
      E il testo è della lunghezza prevista
      E le richieste sono dichiarate in JSON

    @IO-MSG-001 @IO-MSG-002
    Scenario: Ogni messaggio valido è preso
      Dato un cittadino iscritto a IO
      Quando l'ente scrive 15 messaggi validi generati
      Allora l'oggetto è della lunghezza prevista
      E il testo è della lunghezza prevista
