# language: it
@IRIS @TC-CA-01
Funzionalità: TC-CA-01 · Inserimento asincrono di una pendenza
  L'ente inserisce una pendenza su IRIS con il servizio asincrono e ne registra l'esito.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: La pendenza si inserisce con i dati indicati e l'esito si registra

    @IRIS-ESITO-001 @IRIS-ESITO-002 @IRIS-PEND-001 @IRIS-PEND-014
    Scenario: IRIS accetta la pendenza
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora IRIS accetta la pendenza
      E l'ente prende in carico l'esito
      E la pendenza risulta accettata presso l'ente

    @IRIS-ESITO-009
    Scenario: Finché l'esito non arriva la pendenza è soltanto inviata
      Dato che IRIS ritarda l'esito di 2 ore
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora prima dell'esito la pendenza risulta soltanto inviata

    @IRIS-PEND-009 @IRIS-PEND-024
    Schema dello scenario: Gli importi sono quelli indicati, al centesimo
      Quando l'ente invia a IRIS una pendenza di <importo>
      Allora la pendenza riporta i dati indicati dall'operatore
      E gli importi sono in centesimi interi

      Esempi:
        | importo        |
        | 0,29 euro      |
        | 1,15 euro      |
        | 4,35 euro      |
        | 10,50 euro     |
        | 1.000,29 euro  |
        | 90.071,99 euro |

    @IRIS-PEND-004 @IRIS-PEND-008 @IRIS-PEND-010 @IRIS-PEND-011 @IRIS-PEND-020
    Scenario: I dati della pendenza rispettano le regole di IRIS
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora la pendenza rispetta le regole di IRIS sui dati

    @IRIS-PEND-021 @IRIS-PEND-022
    Scenario: Il conto di accredito è fra quelli dichiarati
      Quando l'ente invia a IRIS una pendenza con il conto di accredito
      Allora ogni conto di accredito è valido e fra quelli dichiarati dall'ente

    @IRIS-PEND-001 @IRIS-PEND-013 @IRIS-PEND-014
    Scenario: Un delegato accompagna il debitore
      Quando l'ente invia a IRIS una pendenza con un delegato
      Allora il delegato accompagna il debitore
      E IRIS accetta la pendenza

    @IRIS-PEND-001 @IRIS-PEND-012 @IRIS-PEND-014
    Scenario: Il debitore è una società
      Quando l'ente invia a IRIS una pendenza a carico di una società
      Allora la società è indicata con la partita IVA
      E IRIS accetta la pendenza

    @IRIS-PEND-001 @IRIS-PEND-014 @IRIS-PEND-023
    Scenario: Una cartella raccoglie più pagamenti
      Quando l'ente invia a IRIS una cartella con 3 pagamenti
      Allora la cartella è composta come previsto
      E IRIS accetta la pendenza

  Regola: Il messaggio si presenta con l'identità dell'ente e rispetta la sua versione

    @IRIS-TRASP-001 @IRIS-TRASP-002 @IRIS-TRASP-003 @IRIS-TRASP-004 @IRIS-TRASP-013
    Scenario: Il messaggio porta l'identità dell'ente e del suo sistema
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora il messaggio porta l'identità dell'ente e del suo sistema

    @IRIS-TRASP-005 @IRIS-TRASP-012
    Scenario: Il messaggio è indirizzato a IRIS
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora il messaggio è indirizzato a IRIS

    @IRIS-TRASP-006 @IRIS-TRASP-007 @IRIS-TRASP-008
    Scenario: Il messaggio rispetta lo schema
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora il messaggio rispetta lo schema della sua versione

  Regola: Con il servizio sincrono l'esito è nella risposta

    @IRIS-ESITO-002 @IRIS-PEND-001 @IRIS-PEND-014
    Scenario: L'esito sincrono si registra subito
      Quando l'ente invia a IRIS una pendenza con il servizio sincrono
      Allora IRIS accetta la pendenza
      E la pendenza risulta accettata presso l'ente
