# language: it
@FLUSSI @TC-FLUSSO-04
Funzionalità: TC-FLUSSO-04 · Dalla pendenza alla notifica su SEND
  L'ente notifica su SEND l'avviso di una pendenza che IRIS ha già; il cittadino paga anche il costo della notifica e l'ente lo registra.

  Contesto:
    Dato un ente abilitato a IRIS
    E un ente abilitato all'invio su SEND

  Regola: La notifica porta l'avviso della pendenza

    @SEND-INVIO-015
    Scenario: L'avviso della pendenza è notificato
      Dato una pendenza di 1.052,07 euro con lo IUV di IRIS, accettata, di chi riceve le notifiche
      Quando l'ente notifica su SEND l'avviso della pendenza
      Allora l'avviso notificato è quello che IRIS ha assegnato alla pendenza

  Regola: Ciò che è pagato è la pendenza più il costo della notifica

    @IRIS-INFO-009 @SEND-COSTO-022
    Scenario: Il cittadino paga l'avviso notificato
      Dato una pendenza di 1.052,07 euro con lo IUV di IRIS, accettata, di chi riceve le notifiche
      E che l'ente ha notificato su SEND l'avviso della pendenza
      Quando il cittadino paga presso "Poste" la pendenza e 2,00 euro di costo della notifica
      Allora l'importo registrato è quello pagato, al centesimo
      E 2,00 euro di costo della notifica risultano distinti dalla pendenza
