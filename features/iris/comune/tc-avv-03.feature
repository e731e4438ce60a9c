# language: it
@IRIS @TC-AVV-03
Funzionalità: TC-AVV-03 · L'avviso non si può emettere
  Quando IRIS non produce l'avviso l'operatore lo sa e al cittadino non si consegna nulla.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Il rifiuto si mostra all'operatore

    @IRIS-AVV-007
    Scenario: IRIS non riesce a stampare
      Dato una pendenza di 35,00 euro con lo IUV di IRIS, accettata
      E che IRIS non riesce a stampare il prossimo avviso
      Quando l'ente emette l'avviso della pendenza
      Allora l'operatore dell'ente vede perché non c'è l'avviso
