# language: it
@IRIS @TC-CA-04
Funzionalità: TC-CA-04 · Messaggio non conforme allo schema
  I messaggi dell'ente rispettano lo schema con ogni dato; se IRIS li rifiuta, l'operatore lo sa e l'ente non insiste.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Nessun dato rende il messaggio non conforme

    @IRIS-PEND-024 @IRIS-TRASP-006 @IRIS-TRASP-007 @IRIS-TRASP-008
    Schema dello scenario: Le causali con caratteri particolari arrivano intatte
      Quando l'ente invia a IRIS una pendenza con la causale "<causale>"
      Allora il messaggio rispetta lo schema della sua versione
      E la pendenza riporta i dati indicati dall'operatore

      Esempi:
        | causale                                  |
        | Tassa rifiuti & servizi, 2ª rata         |
        | Diritti di segreteria <urgenza>          |
        | Però è così: «città» d'arte, 50% già 'ì' |

  Regola: Un messaggio rifiutato si mostra all'operatore e non si ripete identico

    @IRIS-TRASP-018 @IRIS-TRASP-019
    Scenario: IRIS rifiuta il messaggio
      Dato che IRIS rifiuta il messaggio perché il messaggio non è conforme allo schema
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'operatore dell'ente vede perché IRIS ha rifiutato il messaggio
      E l'ente non ripete identico il messaggio rifiutato
