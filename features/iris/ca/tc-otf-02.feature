# language: it
@IRIS @TC-OTF-02
Funzionalità: TC-OTF-02 · Ritorno e annullamento
  Quando il cittadino torna, l'ente verifica il pagamento presso IRIS: l'indirizzo a cui torna non prova nulla.

  Contesto:
    Dato un ente abilitato a IRIS
    E che il cittadino ha avviato un pagamento di 50,00 euro

  Regola: Ciò che si mostra al cittadino è ciò che risulta a IRIS

    @IRIS-OTF-006 @IRIS-OTF-007
    Schema dello scenario: Il cittadino torna dalla pagina di pagamento
      Dato che il cittadino <azione>
      Quando il cittadino torna al portale dell'ente
      Allora l'ente verifica il pagamento prima di concludere
      E al cittadino il pagamento risulta <esito>

      Esempi:
        | azione               | esito        |
        | paga con la carta    | riuscito     |
        | non riesce a pagare  | non riuscito |
        | annulla il pagamento | non riuscito |

    @IRIS-OTF-006 @IRIS-OTF-007
    Scenario: L'indirizzo di ritorno non prova il pagamento
      Quando il cittadino apre l'indirizzo di ritorno senza avere pagato
      Allora l'ente verifica il pagamento prima di concludere
      E al cittadino il pagamento risulta non riuscito

    @IRIS-OTF-006 @IRIS-OTF-007
    Scenario: L'indirizzo di annullamento non smentisce il pagamento
      Dato che il cittadino paga con la carta
      Quando il cittadino apre l'indirizzo di annullamento dopo avere pagato
      Allora l'ente verifica il pagamento prima di concludere
      E al cittadino il pagamento risulta riuscito

    @IRIS-OTF-006 @IRIS-OTF-008
    Scenario: Il pagamento è ancora in corso
      Dato che il cittadino paga con addebito in conto, salvo buon fine
      Quando il cittadino torna al portale dell'ente
      Allora l'ente verifica il pagamento prima di concludere
      E al cittadino il pagamento appare ancora in corso

  Regola: Un pagamento riuscito si registra anche se il cittadino non torna

    @IRIS-OTF-013
    Scenario: Il cittadino chiude il browser
      Dato che il cittadino paga con la carta
      Quando il cittadino chiude il browser e IRIS comunica il pagamento
      Allora il pagamento risulta registrato anche senza il ritorno del cittadino
