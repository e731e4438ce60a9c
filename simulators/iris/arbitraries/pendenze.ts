import * as fc from 'fast-check';
import { DAY } from '../../kernel/clock.ts';
import { readAmount } from '../contract/amount.ts';
import type { Amount } from '../contract/amount.ts';
import { dateOf, momentOf, readDateTime } from '../contract/moment.ts';
import type { Moment } from '../contract/moment.ts';
import {
  CODIFICHE_ALLEGATO,
  datiOf,
  dettagliOf,
  STATI_PAGAMENTO,
  STATI_PENDENZA,
  TIPI_ALLEGATO,
} from '../contract/pendenza.ts';
import type { Allegato, Dati, DettaglioPagamento, InfoPagamento, Pendenza, Voce } from '../contract/pendenza.ts';
import { reaches, SINCE } from '../contract/versione.ts';
import type { Versione } from '../contract/versione.ts';
import type { Ambiente } from './ambiente.ts';
import type { TributoDelDeck } from './deck.ts';
import { destinatariArbitrary } from './persone.ts';
import { amountTextArbitrary, identificativoArbitrary, textArbitrary } from './texts.ts';

/** The form of a position: paid at once, in instalments beside it, or as a cartella. */
export type Forma = 'unico' | 'rate' | 'cartella';

export interface PendenzaOptions {
  readonly versione: Versione;
  /** Any, unless told. */
  readonly forma?: Forma;
  /** Any of the ambiente's, unless told. */
  readonly tributo?: TributoDelDeck;
  /** Every condition has only what an OTF request may have. */
  readonly onTheFly?: boolean;
}

const CENTS = fc.oneof(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 99_999_999 }));

/** An amount of `cents`, written in one of the ways that the schema admits. */
export function amountArbitrary(cents: number): fc.Arbitrary<Amount> {
  return amountTextArbitrary(cents).map(readAmount);
}

/** An instant, with Rome's offset, in UTC, or without any. */
export function momentArbitrary(at: number): fc.Arbitrary<Moment> {
  const rome = momentOf(at).text;
  return fc
    .constantFrom(rome, rome.replace(/\.\d+/, ''), rome.replace(/\.\d+.*/, ''), new Date(at).toISOString())
    .map(readDateTime);
}

export function allegatoArbitrary(): fc.Arbitrary<Allegato> {
  return fc.record(
    {
      tipo: fc.constantFrom(...TIPI_ALLEGATO),
      titolo: textArbitrary(70),
      codifica: fc.constantFrom(...CODIFICHE_ALLEGATO),
      contenuto: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      idAntifalsificazione: textArbitrary(4096),
    },
    { requiredKeys: ['tipo', 'codifica', 'contenuto'] },
  );
}

/** Voci whose amounts add up to `cents`. */
function vociArbitrary(cents: number): fc.Arbitrary<readonly Voce[]> {
  return fc.array(fc.nat({ max: cents }), { maxLength: 3 }).chain((cuts) => {
    const sorted = [0, ...cuts.toSorted((a, b) => a - b), cents];
    return fc.tuple(
      ...sorted.slice(1).map((cut, index) =>
        fc
          .record(
            {
              tipo: fc.constantFrom('Imposta', 'Sanzione', 'Interessi', 'Spese di notifica'),
              codice: identificativoArbitrary('V'),
              descrizione: textArbitrary(256),
              capitoloBilancio: fc.constantFrom('3100/2', '12.01'),
              accertamento: fc.constantFrom('2026/1', '2026-44'),
            },
            { requiredKeys: ['tipo', 'codice', 'descrizione'] },
          )
          .chain((voce) => amountArbitrary(cut - sorted[index]!).map((importo) => ({ ...voce, importo }))),
      ),
    );
  });
}

interface Periodo {
  readonly dataScadenza: Moment;
  readonly dataInizioValidita?: Moment;
  readonly dataFineValidita: Moment;
}

/** Dates of a condition that is payable now: beginning, due, end. */
function periodoArbitrary(now: number): fc.Arbitrary<Periodo> {
  return fc
    .record({ before: fc.option(fc.nat({ max: 60 })), due: fc.nat({ max: 200 }), after: fc.nat({ max: 200 }) })
    .map(({ before, due, after }) => ({
      ...(before === null ? {} : { dataInizioValidita: dateOf(now - before * DAY) }),
      dataScadenza: dateOf(now + due * DAY),
      dataFineValidita: dateOf(now + (due + after) * DAY),
    }));
}

/** A condition of `cents`, unpaid. */
function dettaglioArbitrary(
  ambiente: Ambiente,
  { versione }: PendenzaOptions,
  { id, cents, periodo, tributo }: { id: string; cents: number; periodo: Periodo; tributo: TributoDelDeck },
): fc.Arbitrary<DettaglioPagamento> {
  const many = reaches(versione, SINCE.manyAttachments);
  const allegati =
    tributo.allegato === undefined
      ? fc.array(allegatoArbitrary(), { maxLength: many ? 2 : 1 })
      : fc.constant([tributo.allegato]);
  return fc
    .record(
      {
        cip: fc.record({ tipo: fc.constantFrom('IUV', 'RF'), codice: identificativoArbitrary('CIP') }),
        causalePagamento: textArbitrary(256),
        accredito: fc.record({ codiceIban: fc.constantFrom(...ambiente.ibans), beneficiario: textArbitrary(70) }),
        voci: vociArbitrary(cents),
        allegati,
        importo: amountArbitrary(cents),
      },
      { requiredKeys: ['allegati', 'importo'] },
    )
    .map(({ voci = [], ...rest }) => ({ idPagamento: id, stato: 'Non Pagato', ...periodo, ...rest, voci }));
}

/** A new position, valid by every rule of iris.md §3.2, with identifiers that begin as the ambiente says. */
export function insertArbitrary(ambiente: Ambiente, options: PendenzaOptions): fc.Arbitrary<Pendenza> {
  const formas: readonly Forma[] =
    options.forma !== undefined
      ? [options.forma]
      : options.onTheFly === true
        ? ['unico']
        : ['unico', 'rate', 'cartella'];
  return fc
    .record({
      id: identificativoArbitrary(`${ambiente.prefix}.P`).map((text) => text.slice(0, 30)),
      tributo: options.tributo === undefined ? fc.constantFrom(...ambiente.tributi) : fc.constant(options.tributo),
      forma: fc.constantFrom(...formas),
      destinatari: destinatariArbitrary(options.versione),
      note: fc.option(textArbitrary(2000)),
      age: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })),
      mittente: fc.record({ descrizione: textArbitrary(70) }, { requiredKeys: [] }),
    })
    .chain(({ id, forma, note, mittente, ...rest }) =>
      datiArbitrary(ambiente, options, { id, forma, ...rest }).map((dati): Pendenza => ({
        idPendenza: id,
        tipoPendenza: rest.tributo.codice,
        tipoOperazione: 'Insert',
        mittente: { id: ambiente.ente.id, ...mittente },
        destinatari: rest.destinatari,
        ...(forma === 'cartella' ? { cartellaDiPagamento: true } : {}),
        ...(note === null ? {} : { note }),
        dati: { Insert: dati },
      })),
    );
}

function datiArbitrary(
  ambiente: Ambiente,
  options: PendenzaOptions,
  about: { id: string; tributo: TributoDelDeck; forma: Forma; age: readonly [number, number] },
): fc.Arbitrary<Dati> {
  const { now, ibans } = ambiente;
  const { id, tributo, forma } = about;
  const created = now - (about.age[0] + about.age[1]) * DAY;
  const issued = now - about.age[1] * DAY;
  const anno = momentOf(now).text.slice(0, 4);
  const several = forma === 'unico' ? 1 : 3;
  return fc
    .record({
      shares: fc.array(CENTS, { minLength: several === 1 ? 1 : 2, maxLength: several }),
      periodo: periodoArbitrary(now),
      n: fc.nat({ max: 99_999 }),
      more: fc.record(
        {
          riscossore: fc.record({ id: textArbitrary(35), riferimento: textArbitrary(35) }),
          dataModificaEnte: momentArbitrary(issued),
          allegato: allegatoArbitrary(),
        },
        { requiredKeys: [] },
      ),
      dates: fc.tuple(momentArbitrary(created), momentArbitrary(issued), momentArbitrary(now + 1_825 * DAY)),
    })
    .chain(({ shares, periodo, n, more, dates }) => {
      const total = shares.reduce((sum, share) => sum + share, 0);
      const condition = (name: string, cents: number): fc.Arbitrary<DettaglioPagamento> =>
        dettaglioArbitrary(ambiente, options, { id: `${id}.${name}`, cents, periodo, tributo });
      const infos: fc.Arbitrary<readonly InfoPagamento[]> =
        forma === 'unico'
          ? condition('0', total).map((one) => [{ tipoPagamento: 'Pagamento Unico', dettagli: [one] }])
          : forma === 'cartella'
            ? fc
                .tuple(...shares.map((share, index) => condition(String(index), share)))
                .map((dettagli) => [{ tipoPagamento: 'Pagamento Unico', dettagli: dettagli.map(asCartella(ibans)) }])
            : fc
                .tuple(condition('0', total), ...shares.map((share, index) => condition(String(index + 1), share)))
                .map(([whole, ...parts]) => [
                  { tipoPagamento: 'Pagamento Unico', dettagli: [whole] },
                  { tipoPagamento: 'Pagamento a Rate', dettagli: parts },
                ]);
      return fc.tuple(infos, amountArbitrary(total)).map(([infoPagamento, importoTotale]): Dati => ({
        descrizioneCausale: tributo.causale(n, anno),
        ...more,
        dataCreazione: dates[0],
        dataEmissione: dates[1],
        dataPrescrizione: dates[2],
        annoRiferimento: anno,
        stato: 'Aperta',
        importoTotale,
        divisa: 'EUR',
        infoPagamento,
      }));
    });
}

/** A cartella's conditions have a causale, and an account that the ente declared. */
function asCartella(ibans: readonly string[]): (dettaglio: DettaglioPagamento) => DettaglioPagamento {
  return (dettaglio) => ({
    causalePagamento: 'Cartella di pagamento',
    ...dettaglio,
    accredito: { codiceIban: dettaglio.accredito?.codiceIban ?? ibans[0]!, beneficiario: 'Comune di Esempio' },
  });
}

/** The same position with new data and new conditions: what a Replace of it may say. Not for a cartella (A0000028). */
export function replaceArbitrary(ambiente: Ambiente, pendenza: Pendenza, versione: Versione): fc.Arbitrary<Pendenza> {
  const tributo = ambiente.tributi.find(({ codice }) => codice === pendenza.tipoPendenza);
  const options = { versione, ...(tributo === undefined ? {} : { tributo }) };
  return fc.constantFrom('unico' as const, 'rate' as const).chain((forma) =>
    insertArbitrary({ ...ambiente, prefix: `${ambiente.prefix}R` }, { ...options, forma }).map((other): Pendenza => {
      const { cartellaDiPagamento: _, ...rest } = pendenza;
      return { ...rest, tipoOperazione: 'Replace', dati: { Replace: other.dati.Insert! } };
    }),
  );
}

/** The position without data: a Delete of it. */
export function deletionOf(pendenza: Pendenza): Pendenza {
  return { ...pendenza, tipoOperazione: 'Delete', dati: {} };
}

/** An UpdateStatus of some conditions of the position, to a state that anybody may declare, sometimes with a new one. */
export function updateStatusArbitrary(
  ambiente: Ambiente,
  pendenza: Pendenza,
  versione: Versione,
): fc.Arbitrary<Pendenza> {
  const conditions = dettagliOf(datiOf(pendenza) ?? { infoPagamento: [] });
  const states = STATI_PAGAMENTO.filter((stato) => stato !== 'Pagamento Rimborsato');
  const { now } = ambiente;
  return fc
    .record({
      chosen: fc.subarray([...conditions], { minLength: Math.min(1, conditions.length) }),
      stato: fc.constantFrom(...states),
      explicit: fc.boolean(),
      transazione: fc.record(
        {
          dataPagamento: momentArbitrary(now),
          canalePagamento: textArbitrary(35),
          mezzoPagamento: textArbitrary(35),
          importoPagamento: CENTS.chain(amountArbitrary),
          notePagamento: textArbitrary(256),
        },
        { requiredKeys: ['dataPagamento', 'canalePagamento'] },
      ),
      added: fc.option(fc.tuple(CENTS, periodoArbitrary(now))),
      more: fc.record(
        {
          dataModificaEnte: momentArbitrary(now),
          stato: fc.constantFrom(...STATI_PENDENZA),
          importoTotale: CENTS.chain(amountArbitrary),
          allegato: allegatoArbitrary(),
          ...(reaches(versione, SINCE.riscossoreInUpdateStatus)
            ? { riscossore: fc.record({ id: textArbitrary(35), riferimento: textArbitrary(35) }) }
            : {}),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ chosen, stato, explicit, transazione, added, more }): Pendenza => {
      const updated = chosen.map(({ idPagamento }): DettaglioPagamento => ({
        idPagamento,
        stato,
        voci: [],
        allegati: [],
        ...(stato === 'Pagato' ? { transazione } : {}),
        ...(explicit ? { tipoOperazione: 'Update' } : {}),
      }));
      const inserted =
        added === null
          ? []
          : [
              {
                idPagamento: `${pendenza.idPendenza}.N`,
                stato: 'Non Pagato',
                ...added[1],
                importo: readAmount(`${Math.trunc(added[0] / 100)}.${String(added[0] % 100).padStart(2, '0')}`),
                voci: [],
                allegati: [],
                tipoOperazione: 'Insert',
              },
            ];
      return {
        ...pendenza,
        tipoOperazione: 'UpdateStatus',
        dati: {
          UpdateStatus: {
            ...more,
            infoPagamento: [{ tipoPagamento: 'Pagamento Unico', dettagli: [...updated, ...inserted] }],
          },
        },
      };
    });
}
