# language: it
@IO @TC-IO-SVC-20
Funzionalità: TC-IO-SVC-20 · Sostituzione di una chiave
  Ogni servizio ha due chiavi, per sostituirne una senza fermarsi.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Gli invii non si fermano

    @IO-SEC-006
    Scenario: Si sostituisce la chiave primaria
      Dato un cittadino iscritto a IO
      Quando l'ente sostituisce la chiave del servizio mentre scrive
      Allora la sostituzione della chiave non ferma gli invii
