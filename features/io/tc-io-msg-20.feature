# language: it
@IO @TC-IO-MSG-20
Funzionalità: TC-IO-MSG-20 · Destinatario fittizio
  Durante le prove l'ente scrive al destinatario fittizio.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il destinatario fittizio riceve

    @IO-MSG-003
    Scenario: Servizio in prova
      Dato che il servizio può scrivere ai soli destinatari di prova
      E un cittadino fittizio di prova
      Quando l'ente scrive al cittadino
      Allora IO prende il messaggio
