# language: it
@IO @TC-IO-MSG-31
Funzionalità: TC-IO-MSG-31 · Errata corrige
  Un messaggio sbagliato si corregge con un altro, che dice che cosa era sbagliato, che cosa è giusto e che cosa fare.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La correzione è completa

    @IO-MST-013
    Scenario: Un dato sbagliato
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente corregge il messaggio
      Allora la correzione dice che cosa era sbagliato, che cosa è giusto e che cosa fare
