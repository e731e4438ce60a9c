# language: it
@IO @TC-IO-MSG-14
Funzionalità: TC-IO-MSG-14 · Messaggio respinto
  Ciò che IO respinge per il suo contenuto resterebbe respinto: non si ripete, si corregge.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un rifiuto non si ripete identico

    @IO-MSG-008 @IO-MSG-017
    Scenario: L'importo non è ammesso
      Dato un cittadino iscritto a IO
      E un avviso di pagamento di 12,34 euro da pagare entro il 31/12/2026
      E che il servizio può chiedere al massimo 10,00 euro
      Quando l'ente invia l'avviso di pagamento
      Allora l'ente non ripete il messaggio respinto
      E l'operatore conosce il motivo del rifiuto
