# language: it
@IRIS @TC-CA-12
Funzionalità: TC-CA-12 · Cancellazione e nuovo inserimento
  Una pendenza cancellata si può inserire di nuovo con gli stessi identificativi.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: La pendenza cancellata torna con gli stessi identificativi

    @IRIS-ESITO-002 @IRIS-PEND-025
    Scenario: La pendenza cancellata è inserita di nuovo
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che l'ente ha cancellato la pendenza
      Quando l'ente inserisce di nuovo la pendenza cancellata
      Allora la pendenza è inserita con gli stessi identificativi
      E la pendenza risulta accettata presso l'ente
