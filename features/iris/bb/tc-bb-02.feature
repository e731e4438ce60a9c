# language: it
@IRIS @TC-BB-02
Funzionalità: TC-BB-02 · Ricezione di un pagamento spontaneo
  IRIS comunica all'ente un pagamento per il quale l'ente non ha una posizione, e l'ente lo registra.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Un pagamento spontaneo si registra anche senza una posizione

    @IRIS-BB-003 @IRIS-BB-005 @IRIS-BB-008
    Scenario: Un pagamento con il modulo standard
      Quando un cittadino paga 25,00 euro con il modulo di IRIS
      Allora il pagamento spontaneo risulta registrato presso l'ente
      E il pagamento spontaneo è del tributo per cui è stato fatto
      E l'esito dell'informativa non segnala errori

    @IRIS-BB-004
    Schema dello scenario: L'importo l'ha scelto il cittadino
      Quando un cittadino paga <importo> con il modulo di IRIS
      Allora l'importo del pagamento spontaneo è quello pagato, al centesimo

      Esempi:
        | importo       |
        | 0,29 euro     |
        | 10,30 euro    |
        | 1.000,29 euro |

    @IRIS-BB-006
    Scenario: Si paga per un'altra persona
      Quando un cittadino paga con il modulo di IRIS per un'altra persona
      Allora il pagamento spontaneo è di chi doveva pagare

    @IRIS-BB-009
    Scenario: Il modulo personalizzato
      Quando un cittadino paga con il modulo personalizzato
      Allora ciò che il cittadino ha scritto nel modulo resta leggibile
