# language: it
@IO @TC-IO-SEC-05
Funzionalità: TC-IO-SEC-05 · La chiave nella sola intestazione
  La chiave non finisce nei registri di chi trasporta le chiamate.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La chiave non sta altrove

    @IO-SEC-003
    Scenario: Un messaggio
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora la chiave è nella sola intestazione
