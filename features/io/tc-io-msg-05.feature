# language: it
@IO @TC-IO-MSG-05
Funzionalità: TC-IO-MSG-05 · Oggetto troppo lungo
  Un oggetto troppo lungo non parte, e non si taglia da sé.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Le lunghezze sbagliate si dicono all'operatore

    @IO-MSG-018
    Scenario: Oggetto di 121 caratteri
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente scrive al cittadino con un oggetto di 121 caratteri
      Allora il messaggio non parte e l'operatore sa che la lunghezza non va
