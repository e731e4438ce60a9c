# language: it
@IO @TC-IO-MSG-13
Funzionalità: TC-IO-MSG-13 · Risposta perduta dopo la presa in carico
  Se non si sa se IO abbia preso il messaggio, ripeterlo ne farebbe due.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un invio di sorte ignota non si ripete a oltranza

    @IO-MSG-014
    Scenario: La risposta non arriva
      Dato un cittadino iscritto a IO
      E che la risposta di IO alla presa in carico va perduta
      Quando l'ente scrive al cittadino
      Allora un invio di sorte ignota non si ripete più volte

    @IO-MSG-007
    Scenario: L'operatore chiede di nuovo il messaggio
      Dato un cittadino iscritto a IO
      E che la risposta di IO alla presa in carico va perduta
      Quando l'operatore chiede due volte lo stesso messaggio
      Allora il fatto è comunicato una volta sola
