import * as fc from 'fast-check';
import { DAY } from '../../kernel/clock.ts';
import { invalidCodiceFiscaleArbitrary } from '../../kernel/values/codice-fiscale.arbitrary.ts';
import { composeCodiceFiscale } from '../../kernel/values/codice-fiscale.ts';
import { invalidItalianIbanArbitrary } from '../../kernel/values/iban.arbitrary.ts';
import { invalidPartitaIvaArbitrary } from '../../kernel/values/partita-iva.arbitrary.ts';
import { composeItalianIban } from '../../kernel/values/iban.ts';
import { readAmount } from '../contract/amount.ts';
import type { Header } from '../contract/header.ts';
import type { Message } from '../contract/message.ts';
import { dateOf, momentOf } from '../contract/moment.ts';
import type { IdpOtf } from '../contract/otf.ts';
import type { Dati, DettaglioPagamento, Pendenza } from '../contract/pendenza.ts';
import type { Versione } from '../contract/versione.ts';
import type { Ambiente } from './ambiente.ts';
import { allegatoMbd, datiMbd, mbdPendenzaArbitrary, stamped } from './mbd.ts';
import { headerArbitrary, otfArbitrary } from './messages.ts';
import { deletionOf, insertArbitrary } from './pendenze.ts';
import type { Forma } from './pendenze.ts';

/** What must have happened for the mistake to be one: a message that is accepted, or something that happens to a payment. */
export type Before =
  { readonly message: Message } | { readonly stimulus: string; readonly parameters: Readonly<Record<string, string>> };

/** A message that IRIS must refuse for one reason, in an ambiente where it would be accepted without it. */
export interface Wrong {
  /** The class, in Italian. */
  readonly why: string;
  /** The code expected. */
  readonly code: string;
  /** Over the whole message, over one pendenza, or as the fault of the proxy. */
  readonly where: 'messaggio' | 'pendenza' | 'fault';
  /** Present where only one kind of address says so. */
  readonly flavour?: 'cart' | 'direct';
  /** The engine sees it only where the schema is not checked. */
  readonly schemaOff?: true;
  readonly before: readonly Before[];
  readonly message: Message;
  /** Headers of the proxy that are not what they should be. */
  readonly headers?: Readonly<Record<string, string>>;
}

const V: Versione = '01.03-04';

interface Made {
  readonly before?: readonly Before[];
  readonly message: Message;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Class extends Pick<Wrong, 'why' | 'code' | 'where' | 'flavour' | 'schemaOff'> {
  readonly make: (ambiente: Ambiente) => fc.Arbitrary<Made>;
}

type Pick2<T> = (ambiente: Ambiente, pendenza: Pendenza) => T;

function enveloped(header: Header, pendenze: readonly Pendenza[], versione: Versione = V): Message {
  return { wrapper: 'IdpAllineamentoPendenzeEnte', content: { versione, header, pendenze } };
}

function immediate(header: Header, otf: IdpOtf, pendenze: readonly Pendenza[]): Message {
  return { wrapper: 'IdpAllineamentoPendenzeEnteOTF', content: { versione: V, header, otf, pendenze } };
}

/** A class about one new pendenza, changed in one thing. */
function about(code: string, why: string, change: Pick2<Pendenza | readonly Pendenza[]>, options: Options = {}): Class {
  const { where = 'pendenza', versione = V, ...rest } = options;
  return {
    code,
    why,
    where,
    ...(rest.schemaOff === undefined ? {} : { schemaOff: rest.schemaOff }),
    make: (ambiente) =>
      fc.tuple(headerArbitrary(ambiente), insertOf(ambiente, rest, versione)).map(([header, pendenza]) => ({
        message: enveloped(header, [change(ambiente, pendenza)].flat(), versione),
      })),
  };
}

interface Options {
  readonly forma?: Forma;
  readonly tributo?: string;
  readonly where?: Wrong['where'];
  readonly versione?: Versione;
  readonly schemaOff?: true;
}

function insertOf(ambiente: Ambiente, { forma = 'unico', tributo }: Options, versione = V): fc.Arbitrary<Pendenza> {
  const chosen =
    tributo === undefined
      ? ambiente.tributi.find(({ allegato }) => allegato === undefined)
      : ambiente.tributi.find(({ codice }) => codice === tributo);
  return insertArbitrary(ambiente, { versione, forma, ...(chosen === undefined ? {} : { tributo: chosen }) });
}

/** A class about a pendenza that is there already: what comes then is wrong. */
function then(code: string, why: string, change: Pick2<Pendenza | readonly Pendenza[]>, stimulus?: string): Class {
  return {
    code,
    why,
    where: 'pendenza',
    make: (ambiente) =>
      fc
        .tuple(headerArbitrary(ambiente), headerArbitrary(ambiente), insertOf(ambiente, {}))
        .map(([first, second, pendenza]) => ({
          before: [
            { message: enveloped(first, [pendenza]) },
            ...(stimulus === undefined ? [] : [happens(stimulus, pendenza)]),
          ],
          message: enveloped(second, [change(ambiente, pendenza)].flat()),
        })),
  };
}

function happens(stimulus: string, pendenza: Pendenza): Before {
  return { stimulus, parameters: { idPagamento: firstOf(pendenza).idPagamento } };
}

/** A class about a payment on the fly. */
function onTheFly(
  code: string,
  why: string,
  change: (ambiente: Ambiente, pendenza: Pendenza, otf: IdpOtf) => { pendenza?: Pendenza; otf?: IdpOtf },
  options: Options & { readonly mbd?: true; readonly paid?: string } = {},
): Class {
  return {
    code,
    why,
    where: 'pendenza',
    make: (ambiente) =>
      fc
        .tuple(
          headerArbitrary(ambiente),
          headerArbitrary(ambiente),
          options.mbd === true ? mbdPendenzaArbitrary(ambiente) : insertOf(ambiente, options),
          otfArbitrary().map((otf) => (options.mbd === true ? { ...otf, offlinePaymentMethods: false } : otf)),
        )
        .map(([first, second, pendenza, otf]) => {
          const wrong = change(ambiente, pendenza, otf);
          return {
            before:
              options.paid === undefined
                ? []
                : [{ message: enveloped(first, [pendenza]) }, happens(options.paid, pendenza)],
            message: immediate(second, wrong.otf ?? otf, [wrong.pendenza ?? pendenza]),
          };
        }),
  };
}

/** The same data, changed. */
function withDati(pendenza: Pendenza, change: (dati: Dati) => Partial<Dati>): Pendenza {
  const dati = pendenza.dati.Insert!;
  return { ...pendenza, dati: { Insert: { ...dati, ...change(dati) } } };
}

/** The same conditions, changed one by one. */
function withDettagli(
  pendenza: Pendenza,
  change: (dettaglio: DettaglioPagamento, index: number) => DettaglioPagamento | readonly DettaglioPagamento[],
): Pendenza {
  return withDati(pendenza, (dati) => ({
    infoPagamento: dati.infoPagamento.map((info) => ({
      ...info,
      dettagli: info.dettagli.flatMap((dettaglio, index) => change(dettaglio, index)),
    })),
  }));
}

function firstOf(pendenza: Pendenza): DettaglioPagamento {
  return pendenza.dati.Insert!.infoPagamento[0]!.dettagli[0]!;
}

function update(pendenza: Pendenza, ...dettagli: readonly DettaglioPagamento[]): Pendenza {
  return {
    ...pendenza,
    tipoOperazione: 'UpdateStatus',
    dati: { UpdateStatus: { infoPagamento: [{ tipoPagamento: 'Pagamento Unico', dettagli }] } },
  };
}

const condition = (idPagamento: string, stato: string, more: Partial<DettaglioPagamento> = {}): DettaglioPagamento => ({
  idPagamento,
  stato,
  voci: [],
  allegati: [],
  ...more,
});

function replaceOf(pendenza: Pendenza): Pendenza {
  const other = renamed(pendenza);
  return { ...pendenza, tipoOperazione: 'Replace', dati: { Replace: other.dati.Insert! } };
}

/** The same pendenza under other identifiers. */
function renamed(pendenza: Pendenza): Pendenza {
  const id = `${pendenza.idPendenza.slice(0, 28)}.B`;
  return withDettagli({ ...pendenza, idPendenza: id }, (dettaglio, index) => ({
    ...dettaglio,
    idPagamento: `${id}.${index}`,
  }));
}

const withDestinatario = (tipo: string, id: string, pendenza: Pendenza): Pendenza => ({
  ...pendenza,
  destinatari: [{ tipo, id, descrizione: 'Destinatario' }],
});

/** A class whose wrong text comes from an arbitrary of texts. */
function texts(
  base: Omit<Class, 'make'>,
  wrong: fc.Arbitrary<{ readonly text: string }>,
  change: (pendenza: Pendenza, text: string) => Pendenza,
  options: Options = {},
): Class {
  return {
    ...base,
    make: (ambiente) =>
      fc
        .tuple(headerArbitrary(ambiente), insertOf(ambiente, options), wrong)
        .map(([header, pendenza, { text }]) => ({ message: enveloped(header, [change(pendenza, text)]) })),
  };
}

const identifier = /^[a-zA-Z0-9._]{1,35}$/;
const forestiero = composeItalianIban({ abi: '01030', cab: '14200', conto: '000000999999' });
const DELEGATO = composeCodiceFiscale({
  cognome: 'Bianchi',
  nome: 'Ada',
  nascita: '1975-03-06',
  sesso: 'F',
  comune: 'G702',
});
const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Wrong message of the proxy's own checks: the message is right, a header of the integration is not. */
function transport(code: string, why: string, headers: Readonly<Record<string, string>>): Class {
  return {
    code,
    why,
    where: 'fault',
    flavour: 'cart',
    make: (ambiente) =>
      fc
        .tuple(headerArbitrary(ambiente), insertOf(ambiente, {}))
        .map(([header, pendenza]) => ({ message: enveloped(header, [pendenza]), headers })),
  };
}

const duplicate = (code: string, where: Wrong['where'], flavour: 'cart' | 'direct'): Class => ({
  code,
  why: 'messaggio con la stessa chiave E2E di uno già ricevuto',
  where,
  flavour,
  make: (ambiente) =>
    fc
      .tuple(headerArbitrary(ambiente), headerArbitrary(ambiente), insertOf(ambiente, {}))
      .map(([first, second, one]) => {
        // the id of the road is not part of the key
        const again: Header = { trt: second.trt, e2e: first.e2e };
        const message = (header: Header, pendenza: Pendenza): Message =>
          flavour === 'cart'
            ? enveloped(header, [pendenza])
            : { wrapper: 'IdpAllineamentoPendenzeEnteOTF', content: { versione: V, header, pendenze: [pendenza] } };
        return { before: [{ message: message(first, one) }], message: message(again, renamed(one)) };
      }),
});

const classes: readonly Class[] = [
  about('A0000001', 'Mittente che non è in anagrafica', (_, it) => ({ ...it, mittente: { id: 'ENTE_IGNOTO' } })),
  about('A0000002', 'TipoPendenza che l’ente non ha', (_, it) => ({ ...it, tipoPendenza: 'TRIBUTO_IGNOTO' })),
  then('A0000003', 'Insert di una pendenza che esiste', (_, it) => ({ ...renamed(it), idPendenza: it.idPendenza })),
  about(
    'A0000003',
    'IdPendenza ripetuto nel messaggio',
    (_, it) => [it, { ...renamed(it), idPendenza: it.idPendenza }],
    {
      where: 'messaggio',
    },
  ),
  about('A0000004', 'Replace di una pendenza ignota', (_, it) => replaceOf(it)),
  about('A0000004', 'UpdateStatus di una pendenza ignota', (_, it) =>
    update(it, condition(firstOf(it).idPagamento, 'Non Pagabile')),
  ),
  about('A0000004', 'Delete di una pendenza ignota', (_, it) => deletionOf(it)),
  then('A0000005', 'Insert con un IdPagamento che esiste', (_, it) =>
    withDettagli(renamed(it), (dettaglio) => ({ ...dettaglio, idPagamento: firstOf(it).idPagamento })),
  ),
  then('A0000005', 'UpdateStatus che inserisce un IdPagamento che esiste', (_, it) => {
    const { dataScadenza, dataFineValidita, importo, idPagamento } = firstOf(it);
    return update(
      it,
      condition(idPagamento, 'Non Pagato', {
        dataScadenza: dataScadenza!,
        dataFineValidita: dataFineValidita!,
        importo: importo!,
        tipoOperazione: 'Insert',
      }),
    );
  }),
  then('A0000006', 'UpdateStatus di un IdPagamento ignoto', (_, it) =>
    update(it, condition(`${it.idPendenza}.Z`, 'Non Pagabile')),
  ),
  texts(
    { code: 'A0000007', why: 'codice fiscale del cittadino non valido', where: 'pendenza' },
    invalidCodiceFiscaleArbitrary().filter(({ text }) => identifier.test(text) && !/^[0-9]{11}$/.test(text)),
    (it, id) => withDestinatario('Cittadino', id, it),
  ),
  about('A0000008', 'DataEmissione precedente a DataCreazione', ({ now }, it) =>
    withDati(it, () => ({ dataCreazione: momentOf(now), dataEmissione: momentOf(now - DAY) })),
  ),
  about('A0000009', 'DataPrescrizione precedente a DataEmissione', ({ now }, it) =>
    withDati(it, () => ({ dataPrescrizione: momentOf(now - 400 * DAY) })),
  ),
  about('A0000011', 'somma delle voci diversa dall’importo', (_, it) =>
    withDettagli(it, (dettaglio) => ({
      ...dettaglio,
      voci: [
        {
          tipo: 'Imposta',
          codice: 'V1',
          descrizione: 'Imposta',
          importo: readAmount(((dettaglio.importo!.thousandths! + 10) / 1000).toFixed(2)),
        },
      ],
    })),
  ),
  about('A0000012', 'DataFineValidita precedente a DataScadenza', ({ now }, it) =>
    withDettagli(it, (dettaglio) => ({
      ...dettaglio,
      dataScadenza: dateOf(now + 10 * DAY),
      dataFineValidita: dateOf(now + 9 * DAY),
    })),
  ),
  about('A0000012', 'DataFineValidita precedente a DataInizioValidita', ({ now }, it) =>
    withDettagli(it, (dettaglio) => ({
      ...dettaglio,
      dataScadenza: dateOf(now + 5 * DAY),
      dataInizioValidita: dateOf(now + 20 * DAY),
      dataFineValidita: dateOf(now + 10 * DAY),
    })),
  ),
  about('A0000013', 'Divisa diversa da EUR', (_, it) => withDati(it, () => ({ divisa: 'USD' })), { schemaOff: true }),
  about('A0000014', 'dati di un’altra operazione', (_, it) => ({ ...it, dati: { Replace: it.dati.Insert! } }), {
    where: 'messaggio',
  }),
  about('A0000014', 'nessun dato', (_, it) => ({ ...it, dati: {} }), { where: 'messaggio' }),
  about(
    'A0000014',
    'dati di due operazioni',
    (_, it) => ({ ...it, dati: { ...it.dati, Replace: renamed(it).dati.Insert! } }),
    {
      where: 'messaggio',
    },
  ),
  about('A0000014', 'Delete con dati', (_, it) => ({ ...it, tipoOperazione: 'Delete' }), { where: 'messaggio' }),
  {
    code: 'A0000015',
    why: 'UpdateStatus con l’IdPagamento di un’altra pendenza',
    where: 'pendenza',
    make: (ambiente) =>
      fc
        .tuple(headerArbitrary(ambiente), headerArbitrary(ambiente), insertOf(ambiente, {}))
        .map(([first, second, one]) => ({
          before: [{ message: enveloped(first, [one, renamed(one)]) }],
          message: enveloped(second, [update(one, condition(firstOf(renamed(one)).idPagamento, 'Non Pagabile'))]),
        })),
  },
  then('A0000016', 'Replace di una pendenza pagata', (_, it) => replaceOf(it), 'cittadinoPaga'),
  then('A0000016', 'Delete di una pendenza pagata', (_, it) => deletionOf(it), 'cittadinoPaga'),
  then('A0000016', 'Replace di una pendenza con un pagamento in corso', (_, it) => replaceOf(it), 'pagamentoInCorso'),
  then('A0000016', 'Delete di una pendenza con un pagamento in corso', (_, it) => deletionOf(it), 'pagamentoInCorso'),
  onTheFly('A0000016', 'on-the-fly su una posizione pagata', () => ({}), { paid: 'cittadinoPaga' }),
  onTheFly('A0000016', 'on-the-fly con un pagamento in corso', () => ({}), { paid: 'pagamentoInCorso' }),
  about(
    'A0000017',
    'IdPagamento ripetuto nel messaggio',
    (_, it) => withDettagli(it, (dettaglio) => [dettaglio, dettaglio]),
    { where: 'messaggio' },
  ),
  {
    code: 'A0000018',
    why: 'SIL che non è in anagrafica',
    where: 'messaggio',
    make: (ambiente) =>
      fc.tuple(headerArbitrary(ambiente), insertOf(ambiente, {})).map(([header, one]) => ({
        message: enveloped({ ...header, e2e: { ...header.e2e, sender: { ...header.e2e.sender, sys: 'SIL_IGNOTO' } } }, [
          one,
        ]),
      })),
  },
  about(
    'A0000019',
    'UpdateMassivo di tributi diversi',
    ({ tributi }, it) =>
      [it, { ...renamed(it), tipoPendenza: tributi.find(({ codice }) => codice !== it.tipoPendenza)!.codice }].map(
        (one): Pendenza => ({
          ...one,
          tipoOperazione: 'UpdateMassivo',
          dati: { UpdateMassivo: one.dati.Insert! },
        }),
      ),
    { where: 'messaggio', versione: '01.03-03' },
  ),
  onTheFly('A0000020', 'on-the-fly con una Replace', (_, it) => ({
    pendenza: { ...it, tipoOperazione: 'Replace', dati: { Replace: it.dati.Insert! } },
  })),
  onTheFly('A0000020', 'on-the-fly con un Delete', (_, it) => ({ pendenza: deletionOf(it) })),
  onTheFly('A0000021', 'on-the-fly con due condizioni', (_, it) => ({
    pendenza: withDettagli(it, (dettaglio) => [dettaglio, { ...dettaglio, idPagamento: `${dettaglio.idPagamento}x` }]),
  })),
  onTheFly('A0000022', 'on-the-fly a rate', (_, it) => ({
    pendenza: withDati(it, ({ infoPagamento }) => ({
      infoPagamento: infoPagamento.map((info) => ({ ...info, tipoPagamento: 'Pagamento a Rate' })),
    })),
  })),
  onTheFly('A0000022', 'on-the-fly con due InfoPagamento', (_, it) => ({
    pendenza: withDati(it, ({ infoPagamento: [info] }) => ({
      infoPagamento: [
        info!,
        { ...info!, dettagli: info!.dettagli.map((one) => ({ ...one, idPagamento: `${one.idPagamento}x` })) },
      ],
    })),
  })),
  about(
    'A0000023',
    'causale che il tributo non ammette',
    (_, it) => withDati(it, () => ({ descrizioneCausale: 'bollo' })),
    {
      tributo: 'BOLLO_AUTO',
    },
  ),
  about(
    'A0000024',
    'cartella: importo totale diverso dalla somma',
    (_, it) =>
      withDati(it, ({ importoTotale }) => ({
        importoTotale: readAmount(((importoTotale!.thousandths! + 10) / 1000).toFixed(2)),
      })),
    { forma: 'cartella' },
  ),
  about(
    'A0000025',
    'cartella: date diverse',
    ({ now }, it) =>
      withDettagli(it, (dettaglio, index) => ({
        ...dettaglio,
        dataFineValidita: dateOf(now + (800 + index) * DAY),
      })),
    { forma: 'cartella' },
  ),
  about(
    'A0000026',
    'cartella a rate',
    (_, it) =>
      withDati(it, ({ infoPagamento }) => ({
        infoPagamento: infoPagamento.map((info) => ({ ...info, tipoPagamento: 'Pagamento a Rate' })),
      })),
    { forma: 'cartella' },
  ),
  about(
    'A0000027',
    'cartella senza causale',
    (_, it) => withDettagli(it, ({ causalePagamento: _causale, ...dettaglio }) => dettaglio),
    { forma: 'cartella' },
  ),
  {
    code: 'A0000028',
    why: 'Replace di una cartella',
    where: 'pendenza',
    make: (ambiente) =>
      fc
        .tuple(headerArbitrary(ambiente), headerArbitrary(ambiente), insertOf(ambiente, { forma: 'cartella' }))
        .map(([first, second, one]) => ({
          before: [{ message: enveloped(first, [one]) }],
          message: enveloped(second, [replaceOf(one)]),
        })),
  },
  about('A0000029', 'delegato senza cittadino', (_, it) => withDestinatario('Delegato', DELEGATO, it)),
  about(
    'A0000031',
    'cartella: stati diversi',
    (_, it) =>
      withDettagli(it, (dettaglio, index) => ({ ...dettaglio, stato: index === 0 ? 'Non Pagabile' : 'Non Pagato' })),
    { forma: 'cartella' },
  ),
  texts(
    { code: 'A0000032', why: 'cartella: IBAN non valido', where: 'pendenza' },
    invalidItalianIbanArbitrary().filter(({ text, why }) => why === 'wrongCheckDigits' && identifier.test(text)),
    (it, codiceIban) =>
      withDettagli(it, (dettaglio) => ({ ...dettaglio, accredito: { codiceIban, beneficiario: 'Ente' } })),
    { forma: 'cartella' },
  ),
  about('A0000033', 'delegato senza descrizione', (_, it) => ({
    ...it,
    destinatari: [
      { tipo: 'Cittadino', id: 'ANONIMO', descrizione: 'Cittadino' },
      { tipo: 'Delegato', id: DELEGATO },
    ],
  })),
  texts(
    { code: 'A0000034', why: 'partita IVA non valida', where: 'pendenza' },
    invalidPartitaIvaArbitrary().filter(({ text, why }) => why === 'wrongLength' && identifier.test(text)),
    (it, id) => withDestinatario('Altro', id, it),
  ),
  duplicate('A0000035', 'messaggio', 'direct'),
  duplicate('DUP001', 'fault', 'cart'),
  onTheFly('A0000036', 'on-the-fly dopo la fine della validità', ({ now }, it) => ({
    pendenza: withDettagli(it, (dettaglio) => ({
      ...dettaglio,
      dataInizioValidita: dateOf(now - 30 * DAY),
      dataScadenza: dateOf(now - 20 * DAY),
      dataFineValidita: dateOf(now - 10 * DAY),
    })),
  })),
  onTheFly('A0000036', 'on-the-fly prima dell’inizio della validità', ({ now }, it) => ({
    pendenza: withDettagli(it, (dettaglio) => ({
      ...dettaglio,
      dataInizioValidita: dateOf(now + 10 * DAY),
      dataScadenza: dateOf(now + 20 * DAY),
      dataFineValidita: dateOf(now + 30 * DAY),
    })),
  })),
  about(
    'A0000037',
    'cartella con un IBAN che l’ente non ha dichiarato',
    (_, it) =>
      withDettagli(it, (dettaglio) => ({
        ...dettaglio,
        accredito: { codiceIban: forestiero, beneficiario: 'Altri' },
      })),
    { forma: 'cartella', where: 'messaggio' },
  ),
  about(
    'A0000038',
    'ticket senza ricevuta',
    (_, it) => withDettagli(it, (dettaglio) => ({ ...dettaglio, allegati: [] })),
    { tributo: 'TICKET' },
  ),
  about(
    'A0000039',
    'ticket con una ricevuta di altro titolo',
    (_, it) =>
      withDettagli(it, (dettaglio) => ({
        ...dettaglio,
        allegati: dettaglio.allegati.map((allegato) => ({ ...allegato, titolo: 'Altro' })),
      })),
    { tributo: 'TICKET' },
  ),
  ...(
    [
      ['senza allegato', []],
      ['con un allegato di altro titolo', [{ ...allegatoMbd(datiMbd(HASH)), titolo: 'Altro.txt' }]],
      ['con un allegato di altra codifica', [{ ...allegatoMbd(datiMbd(HASH)), codifica: 'PDF_' }]],
      ['con una ricevuta per allegato', [{ ...allegatoMbd(datiMbd(HASH)), tipo: 'Ricevuta' }]],
      ['con un tipo di bollo ignoto', [allegatoMbd(datiMbd(HASH, 'LI', '02'))]],
      ['con una provincia minuscola', [allegatoMbd(datiMbd(HASH, 'li'))]],
      ['con un hash corto', [allegatoMbd(datiMbd(HASH.slice(1)))]],
      ['con un hash in base64', [allegatoMbd(datiMbd('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='))]],
    ] as const
  ).map(([why, allegati]) =>
    onTheFly('A0000040', `marca da bollo ${why}`, (_, it) => ({ pendenza: stamped(it, '16.00', allegati) }), {
      mbd: true,
    }),
  ),
  ...['15.00', '16.01', '32.00', '16.001', '0'].map((importo) =>
    onTheFly(
      'A0000041',
      `marca da bollo di ${importo}`,
      (_, it) => ({ pendenza: stamped(it, importo, firstOf(it).allegati) }),
      { mbd: true },
    ),
  ),
  onTheFly(
    'A0000042',
    'marca da bollo con i pagamenti offline',
    (_, __, otf) => ({ otf: { ...otf, offlinePaymentMethods: true } }),
    { mbd: true },
  ),
  then('A0000043', 'rimborso di ciò che nessuno ha pagato', (_, it) => {
    const wrong = update(it, condition(firstOf(it).idPagamento, 'Pagamento Rimborsato'));
    return { ...wrong, dati: { UpdateStatus: { ...wrong.dati.UpdateStatus!, stato: 'Chiusa' } } };
  }),
  then(
    'A0000043',
    'rimborso con la pendenza aperta',
    (_, it) => update(it, condition(firstOf(it).idPagamento, 'Pagamento Rimborsato')),
    'cittadinoPaga',
  ),
  transport('VAL004', 'SPCoopTipoMittente diverso da SPC', { SPCoopTipoMittente: 'CNIPA' }),
  transport('VAL005', 'SPCoopTipoDestinatario diverso da SPC', { SPCoopTipoDestinatario: 'CNIPA' }),
  transport('VAL006', 'SPCoopTipoServizio diverso da SPC', { SPCoopTipoServizio: 'URL' }),
  transport('VAL007', 'SPCoopMittente diverso dal mittente di tratta', { SPCoopMittente: 'SoggettoInesistente' }),
  transport('VAL009', 'SPCoopServizioApplicativo diverso dal SIL di tratta', {
    SPCoopServizioApplicativo: 'SIL_ALTRO',
  }),
  {
    code: 'VAL008',
    why: 'ServiceName di un altro servizio',
    where: 'fault',
    flavour: 'cart',
    make: (ambiente) =>
      fc
        .tuple(headerArbitrary(ambiente, 'IdpInformativaPagamento'), insertOf(ambiente, {}))
        .map(([header, one]) => ({ message: enveloped(header, [one]) })),
  },
];

/** Names of the classes, with the code that each must bring; E_BOLLO must be among the tributi for the stamps. */
export const WRONG_CLASSES: readonly Pick<Wrong, 'why' | 'code' | 'where'>[] = classes;

/** Messages that IRIS must refuse, each labelled with its class; of one code only, where told. */
export function wrongArbitrary(
  ambiente: Ambiente,
  only?: { readonly code: string; readonly why?: string },
): fc.Arbitrary<Wrong> {
  const chosen = classes.filter(
    ({ code, why }) => only === undefined || (code === only.code && why === (only.why ?? why)),
  );
  if (chosen.length === 0) throw new RangeError(`no class of wrong messages for ${only?.code}`);
  return fc
    .constantFrom(...chosen)
    .chain(({ make, ...labels }) =>
      make(ambiente).map(({ before = [], ...made }): Wrong => ({ ...labels, before, ...made })),
    );
}
