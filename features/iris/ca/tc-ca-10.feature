# language: it
@IRIS @TC-CA-10
Funzionalità: TC-CA-10 · Date della pendenza
  Le date della pendenza sono in ordine e la validità comprende la scadenza.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Le date sono in ordine

    @IRIS-PEND-001 @IRIS-PEND-005 @IRIS-PEND-006 @IRIS-PEND-014
    Schema dello scenario: Qualunque sia la scadenza le date sono in ordine
      Quando l'ente invia a IRIS una pendenza che scade fra <giorni> giorni
      Allora creazione, emissione e prescrizione sono in ordine
      E la validità comprende la scadenza
      E IRIS accetta la pendenza

      Esempi:
        | giorni |
        | 0      |
        | 1      |
        | 60     |
        | 730    |

    @IRIS-TRASP-014
    Scenario: Le date e ore portano lo scostamento dal tempo universale
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora le date e ore del messaggio sono quelle vere

    @IRIS-PEND-006
    Scenario: Una validità errata si ferma prima dell'invio
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando l'operatore indica una validità che finisce prima della scadenza
      Allora la pendenza con la validità errata non giunge a IRIS
