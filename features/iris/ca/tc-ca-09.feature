# language: it
@IRIS @TC-CA-09
Funzionalità: TC-CA-09 · Pendenze già inserite, sconosciute o pagate
  L'ente modifica soltanto le pendenze che ha inserito e lascia quelle che sono state pagate.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Le modifiche riguardano pendenze e pagamenti inseriti

    @IRIS-PEND-015 @IRIS-PEND-027
    Schema dello scenario: Una pendenza inserita si modifica
      Dato una pendenza di 50,00 euro accettata da IRIS
      Quando l'ente <modifica> la pendenza
      Allora IRIS applica l'operazione alla pendenza inserita

      Esempi:
        | modifica    |
        | sostituisce |
        | aggiorna    |
        | cancella    |

    @IRIS-PEND-018
    Scenario: L'aggiornamento nomina i pagamenti inseriti
      Dato una pendenza in 3 rate accettata da IRIS
      Quando l'ente aggiorna la pendenza
      Allora l'aggiornamento nomina soltanto pagamenti della pendenza

  Regola: Una pendenza pagata non si sostituisce e non si cancella

    @IRIS-PEND-017
    Schema dello scenario: L'ente sa che il cittadino ha pagato
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che l'ente sa che il cittadino ha pagato
      Quando l'operatore <modifica> la pendenza
      Allora la pendenza pagata non è modificata

      Esempi:
        | modifica    |
        | sostituisce |
        | cancella    |

    @IRIS-ESITO-005 @IRIS-ESITO-011
    Schema dello scenario: Il pagamento arriva mentre l'ente modifica
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il cittadino ha appena pagato e l'ente non lo sa ancora
      Quando l'ente <modifica> la pendenza
      Allora l'ente lascia il pagamento e l'operatore ne è avvisato
      E l'operatore dell'ente vede perché la pendenza è stata scartata

      Esempi:
        | modifica    |
        | sostituisce |
        | cancella    |

  Regola: Un rimborso riguarda un pagamento avvenuto

    @IRIS-PEND-026
    Scenario: Il pagamento è rimborsato
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che l'ente sa che il cittadino ha pagato
      Quando l'ente dichiara rimborsato il pagamento
      Allora il rimborso riguarda un pagamento avvenuto
