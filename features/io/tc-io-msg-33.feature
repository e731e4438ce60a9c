# language: it
@IO @TC-IO-MSG-33
Funzionalità: TC-IO-MSG-33 · Testo dei pulsanti
  Il testo di un pulsante dice che cosa succede a chi lo tocca.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il testo è breve e specifico

    @IO-MST-015
    Scenario: Messaggio con un pulsante
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino un messaggio con un pulsante
      Allora il pulsante dice che cosa succede
