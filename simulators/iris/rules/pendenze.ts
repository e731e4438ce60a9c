import { isCodiceFiscale } from '../../kernel/values/codice-fiscale.ts';
import { isIban } from '../../kernel/values/iban.ts';
import { quoted } from '../../kernel/values/parsed.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Amount } from '../contract/amount.ts';
import type { Moment } from '../contract/moment.ts';
import { datiOf, hasDatiOfOperazione, tipiDatiOf } from '../contract/pendenza.ts';
import type { Dati, Destinatario, DettaglioPagamento, Pendenza } from '../contract/pendenza.ts';
import {
  allCodes,
  allineamentiOf,
  arrival,
  condizioniOf,
  contentOf,
  ESITO_PENDENZE,
  keyOf,
  ALLINEAMENTI,
  VERIFICA,
  verdettiOf,
} from '../seen.ts';
import { firstProblem, onPendenze, rule, unless } from './rule.ts';
import type { InMessage, IrisRule, Look, Problem, Words } from './rule.ts';

/** Identifiers of a Cittadino that are no codice fiscale of a person (iris.md §3.2, A0000007). */
const OTHER_CITIZENS = /^(STP[0-9]{13}|ENI[0-9]{13}|[0-9]{11}|ANONIMO)$/;

const ELEVEN_DIGITS = /^[0-9]{11}$/;

const NOT_REGISTERED = ['A0000001', 'A0000002', 'A0000018'];

/** What every position sent must hold, whatever the story (iris.md §2.3, §3.1, §3.2). */
export const pendenze: readonly IrisRule[] = [
  repeated('IRIS-PEND-002', (each) => [each.idPendenza], {
    met: 'Nel messaggio ogni pendenza compare una volta sola.',
    broken: 'Nel messaggio una pendenza compare più volte.',
  }),
  repeated('IRIS-PEND-003', (each) => condizioniOf(each).map(({ idPagamento }) => idPagamento), {
    met: 'Nel messaggio ogni pagamento compare una volta sola.',
    broken: 'Nel messaggio un pagamento compare più volte.',
  }),
  onPendenze(
    'IRIS-PEND-004',
    {
      met: 'I dati della pendenza sono quelli dell’operazione.',
      broken: 'I dati della pendenza non sono quelli dell’operazione dichiarata.',
    },
    ({ pendenza }) =>
      hasDatiOfOperazione(pendenza)
        ? 'fine'
        : {
            expected:
              pendenza.tipoOperazione === 'Delete' ? 'nessun dato' : `il solo elemento ${pendenza.tipoOperazione}`,
            observed: tipiDatiOf(pendenza).join(', ') || 'nessun dato',
          },
  ),
  onDati(
    'IRIS-PEND-005',
    {
      met: 'La pendenza è creata, emessa e prescritta in quest’ordine.',
      broken: 'Le date di creazione, emissione e prescrizione non sono in ordine.',
    },
    ({ dataCreazione, dataEmissione, dataPrescrizione }) =>
      dataEmissione === undefined
        ? undefined
        : (later('DataEmissione', dataEmissione, 'DataCreazione', dataCreazione) ??
          later('DataPrescrizione', dataPrescrizione, 'DataEmissione', dataEmissione) ??
          'fine'),
  ),
  onCondizioni(
    'IRIS-PEND-006',
    {
      met: 'La validità non finisce prima della scadenza né del suo inizio.',
      broken: 'La validità di un pagamento finisce prima della scadenza o del suo inizio.',
    },
    ({ dataFineValidita, dataScadenza, dataInizioValidita }) =>
      dataFineValidita === undefined
        ? undefined
        : (later('DataFineValidita', dataFineValidita, 'DataScadenza', dataScadenza) ??
          later('DataFineValidita', dataFineValidita, 'DataInizioValidita', dataInizioValidita) ??
          'fine'),
  ),
  onCondizioni(
    'IRIS-PEND-007',
    { met: 'La somma delle voci è l’importo.', broken: 'La somma delle voci di un pagamento non è il suo importo.' },
    ({ voci, importo }) => {
      if (voci.length === 0 || importo === undefined || !whole([importo, ...voci.map((voce) => voce.importo)]))
        return undefined;
      const sum = sumOf(voci.map((voce) => voce.importo));
      return sum === importo.thousandths
        ? 'fine'
        : { expected: euro(importo.thousandths), observed: `voci per ${euro(sum)}` };
    },
  ),
  onDati(
    'IRIS-PEND-008',
    {
      met: 'L’importo totale è la somma delle rate.',
      broken: 'L’importo totale della pendenza non è la somma delle sue rate.',
    },
    ({ importoTotale, infoPagamento }, { tipoOperazione, cartellaDiPagamento }) =>
      tipoOperazione === 'UpdateStatus' || cartellaDiPagamento === true || importoTotale === undefined
        ? undefined
        : firstProblem(infoPagamento, ({ dettagli }) => sumProblem(importoTotale, dettagli)),
  ),
  onDati(
    'IRIS-PEND-009',
    {
      met: 'Gli importi sono in centesimi interi.',
      broken: 'Un importo non è in centesimi interi.',
    },
    ({ importoTotale, infoPagamento }) =>
      firstProblem(
        [
          ...(importoTotale === undefined ? [] : [importoTotale]),
          ...infoPagamento.flatMap(({ dettagli }) =>
            dettagli.flatMap(({ importo, voci }) => [
              ...(importo === undefined ? [] : [importo]),
              ...voci.map((voce) => voce.importo),
            ]),
          ),
        ],
        ({ text, cents }) =>
          cents === undefined ? { expected: 'euro con al più due decimali', observed: text } : undefined,
      ),
  ),
  onDati('IRIS-PEND-010', { met: 'La divisa è l’euro.', broken: 'La divisa non è l’euro.' }, ({ divisa }) =>
    divisa === undefined ? undefined : divisa === 'EUR' ? 'fine' : { expected: 'EUR', observed: divisa || 'nessuna' },
  ),
  onDestinatari(
    'IRIS-PEND-011',
    'Cittadino',
    { met: 'Il codice fiscale del debitore è valido.', broken: 'Il codice fiscale del debitore non è valido.' },
    ({ id }) =>
      OTHER_CITIZENS.test(id) || isCodiceFiscale(id)
        ? undefined
        : { expected: 'un codice fiscale, STP, ENI, 11 cifre o ANONIMO', observed: id === '' ? 'nessuno' : id },
  ),
  onPendenze(
    'IRIS-PEND-012',
    { met: 'La partita IVA del debitore ha 11 cifre.', broken: 'La partita IVA del debitore non ha 11 cifre.' },
    ({ pendenza: { destinatari } }) =>
      firstProblem(
        // IRIS takes the eleven digits of a Cittadino as well
        destinatari.filter(({ tipo, id }) => tipo === 'Altro' || (tipo === 'Cittadino' && ELEVEN_DIGITS.test(id))),
        ({ id }) =>
          ELEVEN_DIGITS.test(id) ? undefined : { expected: '11 cifre', observed: id === '' ? 'nessuna' : id },
      ),
  ),
  onDestinatari(
    'IRIS-PEND-013',
    'Delegato',
    {
      met: 'Il delegato accompagna un debitore e porta la sua descrizione.',
      broken: 'Un delegato è senza debitore o senza descrizione.',
    },
    ({ descrizione }, { destinatari }) =>
      destinatari.every(({ tipo }) => tipo === 'Delegato')
        ? { expected: 'un Cittadino, o un Altro, fra i destinatari', observed: 'soltanto delegati' }
        : (descrizione ?? '') === ''
          ? { expected: 'la descrizione del delegato', observed: 'nessuna' }
          : undefined,
  ),
  rule('IRIS-PEND-014', [...ALLINEAMENTI, VERIFICA, ESITO_PENDENZE], (exchange) => {
    if (exchange.fault !== undefined || arrival(exchange) !== 'yes') return undefined;
    const verdetti = verdettiOf(exchange);
    const verifica = contentOf(exchange.response, 'IdpVerificaStatoPagamenti.Esito');
    if (verdetti.length === 0 && verifica === undefined) return undefined;
    const code = [...verdetti.flatMap(allCodes), verifica?.esito?.codice].find(
      (each) => each !== undefined && NOT_REGISTERED.includes(each),
    );
    return unless(
      code === undefined ? undefined : { expected: 'ente, SIL e tributo registrati', observed: NAMES[code] ?? code },
      {
        met: 'IRIS riconosce ente, SIL e tributo.',
        broken: 'IRIS non riconosce l’ente, il SIL o il tributo.',
      },
    );
  }),
  onPendenze(
    'IRIS-PEND-015',
    {
      met: 'L’operazione riguarda una pendenza che l’ente ha inserito.',
      broken: 'L’operazione riguarda una pendenza che l’ente non ha mai inserito.',
    },
    ({ pendenza, allineamento, memory }) => {
      if (pendenza.tipoOperazione === 'Insert') return undefined;
      const known = memory.pendenze.get(keyIn(pendenza, allineamento.ente));
      if (known === undefined)
        return memory.pendenze.forgot
          ? undefined
          : {
              expected: 'l’IdPendenza dell’inserimento',
              observed: `${pendenza.tipoOperazione} di una pendenza ignota`,
            };
      return known.state === 'cancellata'
        ? { expected: 'una pendenza non cancellata', observed: `${pendenza.tipoOperazione} dopo la cancellazione` }
        : 'fine';
    },
  ),
  onPendenze(
    'IRIS-PEND-016',
    {
      met: 'La pendenza inserita non era già stata accettata.',
      broken: 'L’ente inserisce di nuovo una pendenza che IRIS ha già accettato.',
    },
    ({ pendenza, allineamento, memory }) => {
      // on the fly IRIS itself may turn a second Insert into a Replace (iris.md §3.3)
      if (pendenza.tipoOperazione !== 'Insert' || allineamento.otf !== undefined) return undefined;
      // the same message again is known to IRIS by its id, and inserts nothing
      if (memory.messages.get(allineamento.key) !== undefined) return undefined;
      return memory.pendenze.get(keyIn(pendenza, allineamento.ente))?.state === 'accettata'
        ? { expected: 'nessun altro inserimento', observed: 'un nuovo Insert dopo l’esito positivo' }
        : 'fine';
    },
  ),
  onPendenze(
    'IRIS-PEND-017',
    {
      met: 'La pendenza modificata non risultava pagata.',
      broken: 'L’ente sostituisce o cancella una pendenza che sa pagata.',
    },
    ({ pendenza, allineamento, memory }) => {
      if (pendenza.tipoOperazione !== 'Replace' && pendenza.tipoOperazione !== 'Delete') return undefined;
      const condizioni = memory.pendenze.get(keyIn(pendenza, allineamento.ente))?.condizioni ?? new Set<string>();
      for (const id of condizioni) {
        const told = memory.paid.get(id);
        if (told !== undefined)
          return {
            expected: 'nessuna modifica dopo il pagamento',
            observed: `${pendenza.tipoOperazione} dopo il pagamento comunicato con lo scambio n. ${told}`,
          };
      }
      return 'fine';
    },
  ),
  onPendenze(
    'IRIS-PEND-018',
    {
      met: 'L’aggiornamento nomina pagamenti che esistono e ne aggiunge soltanto di nuovi.',
      broken: 'L’aggiornamento nomina un pagamento che non esiste, o ne aggiunge uno che esiste già.',
    },
    ({ pendenza, allineamento, memory }) => {
      if (pendenza.tipoOperazione !== 'UpdateStatus') return undefined;
      const known = memory.pendenze.get(keyIn(pendenza, allineamento.ente));
      if (known?.state !== 'accettata') return undefined;
      return firstProblem(condizioniOf(pendenza), ({ idPagamento, tipoOperazione }) => {
        const adds = tipoOperazione === 'Insert';
        return known.condizioni.has(idPagamento) === !adds
          ? undefined
          : {
              expected: adds ? 'un pagamento nuovo' : 'un pagamento inserito',
              observed: `${idPagamento}, ${adds ? 'che esiste' : 'che non esiste'}`,
            };
      });
    },
  ),
  onPendenze(
    'IRIS-PEND-019',
    {
      met: 'I pagamenti appartengono alla sola pendenza che li porta.',
      broken: 'Un pagamento appartiene già a un’altra pendenza.',
    },
    ({ pendenza, allineamento, memory }) => {
      const key = keyIn(pendenza, allineamento.ente);
      return firstProblem(condizioniOf(pendenza), ({ idPagamento }) => {
        const owner = memory.owners.get(keyOf(allineamento.ente, pendenza.tipoPendenza, idPagamento));
        return owner === undefined || owner === key
          ? undefined
          : {
              expected: 'un IdPagamento nuovo',
              observed: `${idPagamento}, di ${owner.slice(owner.lastIndexOf('/') + 1)}`,
            };
      });
    },
  ),
  onDati(
    'IRIS-PEND-020',
    {
      met: 'La modalità di pagamento corrisponde al numero delle rate.',
      broken: 'La modalità di pagamento non corrisponde al numero delle rate.',
    },
    ({ infoPagamento }, { tipoOperazione, cartellaDiPagamento }) =>
      tipoOperazione === 'UpdateStatus' || cartellaDiPagamento === true
        ? undefined
        : firstProblem(infoPagamento, ({ tipoPagamento, dettagli }) => {
            const expected = dettagli.length > 1 ? 'Pagamento a Rate' : 'Pagamento Unico';
            return tipoPagamento === expected ? undefined : { expected, observed: tipoPagamento || 'nessuna' };
          }),
  ),
  onCondizioni(
    'IRIS-PEND-022',
    { met: 'L’IBAN di accredito è valido.', broken: 'L’IBAN di accredito non è valido.' },
    ({ accredito }) =>
      accredito === undefined
        ? undefined
        : isIban(accredito.codiceIban)
          ? 'fine'
          : { expected: 'un IBAN con cifre di controllo corrette', observed: quoted(accredito.codiceIban) },
  ),
  onPendenze(
    'IRIS-PEND-023',
    {
      met: 'La cartella di pagamento è composta come previsto.',
      broken: 'La cartella di pagamento non è composta come previsto.',
    },
    ({ pendenza }) => (pendenza.cartellaDiPagamento === true ? cartella(pendenza) : undefined),
  ),
  onPendenze(
    'IRIS-PEND-026',
    {
      met: 'Il rimborso riguarda un pagamento avvenuto e chiude la pendenza.',
      broken: 'Il rimborso non riguarda un pagamento avvenuto, o non chiude la pendenza.',
    },
    ({ pendenza, allineamento, memory }) => {
      const refunds = condizioniOf(pendenza).filter(({ stato }) => stato === 'Pagamento Rimborsato');
      if (refunds.length === 0) return undefined;
      if (pendenza.tipoOperazione !== 'UpdateStatus')
        return { expected: 'UpdateStatus', observed: pendenza.tipoOperazione };
      if (refunds.some(({ tipoOperazione }) => tipoOperazione === 'Insert'))
        return { expected: 'un pagamento già inserito', observed: 'un pagamento nuovo' };
      const known = memory.pendenze.get(keyIn(pendenza, allineamento.ente));
      const unpaid = refunds.find(
        ({ idPagamento }) => known?.declaredPaid !== true && memory.paid.get(idPagamento) === undefined,
      );
      if (unpaid !== undefined && !memory.paid.forgot)
        return { expected: 'un pagamento avvenuto', observed: `${unpaid.idPagamento}, non pagato` };
      const stato = datiOf(pendenza)?.stato ?? (known?.closed === false ? 'Aperta' : 'Chiusa');
      return stato === 'Chiusa' ? 'fine' : { expected: 'la pendenza Chiusa', observed: stato };
    },
  ),
];

const NAMES: Readonly<Record<string, string>> = {
  A0000001: 'A0000001, ente inesistente',
  A0000002: 'A0000002, tributo inesistente',
  A0000018: 'A0000018, SIL inesistente',
};

function keyIn({ tipoPendenza, idPendenza }: Pendenza, ente: string): string {
  return keyOf(ente, tipoPendenza, idPendenza);
}

/** A rule on what must not come twice in one message. */
function repeated(requirement: string, idsOf: (pendenza: Pendenza) => readonly string[], words: Words): IrisRule {
  return rule(requirement, ALLINEAMENTI, ({ request }) => {
    let looked = false;
    for (const { pendenze: sent } of allineamentiOf(request)) {
      const seen = new Set<string>();
      for (const id of sent.flatMap(idsOf)) {
        if (seen.has(id)) return violated(words.broken, 'una volta sola', `${id}, più volte`);
        seen.add(id);
        looked = true;
      }
    }
    return looked ? satisfied(words.met) : undefined;
  });
}

function onDati(
  requirement: string,
  words: Words,
  look: (dati: Dati, pendenza: Pendenza, here: InMessage) => Look,
): IrisRule {
  return onPendenze(requirement, words, (here) => {
    const dati = datiOf(here.pendenza);
    return dati === undefined ? undefined : look(dati, here.pendenza, here);
  });
}

function onCondizioni(requirement: string, words: Words, look: (condizione: DettaglioPagamento) => Look): IrisRule {
  return onPendenze(requirement, words, ({ pendenza }) => {
    let found: Look;
    for (const condizione of condizioniOf(pendenza)) {
      const seen = look(condizione);
      if (seen !== undefined && seen !== 'fine') return seen;
      found ??= seen;
    }
    return found;
  });
}

function onDestinatari(
  requirement: string,
  tipo: string,
  words: Words,
  problemOf: (destinatario: Destinatario, pendenza: Pendenza) => Problem | undefined,
): IrisRule {
  return onPendenze(requirement, words, ({ pendenza }) =>
    firstProblem(
      pendenza.destinatari.filter((each) => each.tipo === tipo),
      (destinatario) => problemOf(destinatario, pendenza),
    ),
  );
}

/** The problem of a date that should not come before another; none where one of the two cannot be read. */
function later(
  name: string,
  moment: Moment | undefined,
  otherName: string,
  other: Moment | undefined,
): Problem | undefined {
  if (moment?.at === undefined || other?.at === undefined || moment.at >= other.at) return undefined;
  return { expected: `${name} non prima di ${otherName} (${other.text})`, observed: moment.text };
}

function sumOf(amounts: readonly Amount[]): number | undefined {
  return amounts.reduce<number | undefined>(
    (sum, { thousandths }) => (sum === undefined || thousandths === undefined ? undefined : sum + thousandths),
    0,
  );
}

/** Amounts that are no whole number of cents are another matter (IRIS-PEND-009). */
function whole(amounts: readonly Amount[]): boolean {
  return amounts.every(({ cents }) => cents !== undefined);
}

function sumProblem(total: Amount, dettagli: readonly DettaglioPagamento[]): Problem | undefined {
  const amounts = dettagli.flatMap(({ importo }) => (importo === undefined ? [] : [importo]));
  if (!whole([total, ...amounts])) return undefined;
  const sum = sumOf(amounts);
  return sum === total.thousandths ? undefined : { expected: euro(sum), observed: euro(total.thousandths) };
}

/** Thousandths -> `10,50 euro`; a third decimal only where there is one. */
function euro(thousandths: number | undefined): string {
  if (thousandths === undefined) return 'un importo illeggibile';
  const digits = String(Math.abs(thousandths)).padStart(4, '0');
  const decimals = digits.slice(-3).replace(/0$/, '');
  return `${thousandths < 0 ? '-' : ''}${digits.slice(0, -3)},${decimals} euro`;
}

function cartella(pendenza: Pendenza): Look {
  if (pendenza.tipoOperazione !== 'Insert') return { expected: 'soltanto Insert', observed: pendenza.tipoOperazione };
  const dati = datiOf(pendenza);
  if (dati === undefined) return undefined;
  const condizioni = condizioniOf(pendenza);
  const different = (what: string, valueOf: (each: DettaglioPagamento) => string | undefined): Problem | undefined => {
    const values = new Set(condizioni.map(valueOf));
    return values.size > 1
      ? {
          expected: `${what} uguale per tutti i pagamenti`,
          observed: [...values].map((each) => each ?? 'assente').join(', '),
        }
      : undefined;
  };
  return (
    (dati.infoPagamento.some(({ tipoPagamento }) => tipoPagamento !== 'Pagamento Unico')
      ? { expected: 'Pagamento Unico', observed: 'un’altra modalità' }
      : undefined) ??
    (dati.importoTotale === undefined ? undefined : sumProblem(dati.importoTotale, condizioni)) ??
    different('la scadenza', ({ dataScadenza }) => dataScadenza?.text) ??
    different('l’inizio della validità', ({ dataInizioValidita }) => dataInizioValidita?.text) ??
    different('la fine della validità', ({ dataFineValidita }) => dataFineValidita?.text) ??
    different('lo stato', ({ stato }) => stato) ??
    (condizioni.some(({ causalePagamento }) => (causalePagamento ?? '') === '')
      ? { expected: 'una causale per ogni pagamento', observed: 'un pagamento senza causale' }
      : 'fine')
  );
}
