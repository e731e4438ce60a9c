# language: it
@IO @TC-IO-MSG-15
Funzionalità: TC-IO-MSG-15 · Errore temporaneo di IO
  Un errore temporaneo si supera ripetendo l'invio, con attese crescenti.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Si ripete con attese crescenti, e il messaggio è uno

    @IO-MSG-009 @IO-MSG-007
    Scenario: IO ha due errori di seguito
      Dato un cittadino iscritto a IO
      E che IO ha un errore interno due volte all'invio del messaggio
      Quando l'ente scrive al cittadino
      Allora l'ente ripete l'invio con attese crescenti
      E il fatto è comunicato una volta sola

    @IO-PRF-001 @IO-MSG-003
    Scenario: Il profilo non si può chiedere subito
      Dato un cittadino iscritto a IO
      E che IO ha un errore interno alla richiesta del profilo
      Quando l'ente scrive al cittadino
      Allora l'ente chiede il profilo prima di scrivere
      E IO prende il messaggio
