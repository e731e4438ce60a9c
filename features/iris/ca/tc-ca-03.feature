# language: it
@IRIS @TC-CA-03
Funzionalità: TC-CA-03 · Identificativi dei messaggi
  IRIS riconosce un messaggio dal suo identificativo, dal mittente e dal sistema: l'ente non usa lo stesso per messaggi diversi.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Ogni messaggio ha un identificativo suo

    @IRIS-TRASP-006 @IRIS-TRASP-007 @IRIS-TRASP-008 @IRIS-TRASP-009
    Scenario: Più messaggi hanno identificativi diversi
      Quando l'ente invia a IRIS 3 pendenze, una alla volta
      Allora ogni messaggio ha un identificativo diverso
      E il messaggio rispetta lo schema della sua versione

    @IRIS-PEND-001 @IRIS-PEND-014 @IRIS-TRASP-009
    Scenario: Un riavvio non fa ricominciare gli identificativi
      Dato una pendenza di 50,00 euro accettata da IRIS
      E che il gestionale si è arrestato ed è ripartito
      Quando l'ente invia a IRIS un'altra pendenza
      Allora ogni messaggio ha un identificativo diverso
      E IRIS accetta la pendenza

    @IRIS-ESITO-008
    Scenario: Ogni esito è attribuito al messaggio a cui risponde
      Dato 3 pendenze accettate da IRIS
      E che il cittadino ne ha pagata una e l'ente non lo sa ancora
      E che IRIS comunica gli esiti in un altro ordine
      Quando l'ente le sostituisce una alla volta
      Allora ogni esito è attribuito al suo messaggio
