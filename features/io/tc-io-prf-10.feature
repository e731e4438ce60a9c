# language: it
@IO @TC-IO-PRF-10
Funzionalità: TC-IO-PRF-10 · Il profilo serve a scrivere
  Chiedere il profilo di una persona dice se è su IO: lo si fa per informarla, e non per saperlo.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Si chiede di chi si ha da informare

    @IO-MSG-033
    Scenario: Un lotto di messaggi
      Quando l'ente scrive a 12 cittadini, a ciascuno il suo messaggio
      Allora l'ente chiede il profilo di chi ha da informare
