# language: it
@IRIS @TC-AVV-02
Funzionalità: TC-AVV-02 · Avviso di un conto postale
  L'avviso di un pagamento che si accredita su conto corrente postale porta anche il DataMatrix.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: I due codici dicono le stesse cose

    @IRIS-AVV-005
    Scenario: Il bollettino postale dell'avviso
      Dato una pendenza di 35,00 euro su conto postale con lo IUV di IRIS, accettata
      Quando l'ente emette l'avviso della pendenza
      Allora il DataMatrix dell'avviso ha i dati del codice QR
