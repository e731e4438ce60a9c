# language: it
@IRIS @TC-OTF-05
Funzionalità: TC-OTF-05 · La sessione di pagamento vale una volta sola
  Il collegamento ricevuto da IRIS si apre una volta: un nuovo tentativo vuole una sessione nuova.

  Contesto:
    Dato un ente abilitato a IRIS
    E che il cittadino ha avviato un pagamento di 50,00 euro

  Regola: Un nuovo tentativo apre una sessione nuova

    @IRIS-OTF-009
    Schema dello scenario: Il cittadino riprova
      Dato che il cittadino <azione>
      Quando il cittadino torna al portale e riprova a pagare
      Allora il nuovo tentativo apre una sessione nuova

      Esempi:
        | azione               |
        | annulla il pagamento |
        | non riesce a pagare  |
