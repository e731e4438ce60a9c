import * as fc from 'fast-check';
import { DAY, HOUR } from '../../kernel/clock.ts';
import { codiceFiscaleArbitrary } from '../../kernel/values/codice-fiscale.arbitrary.ts';
import { codiceFiscaleNumericoArbitrary } from '../../kernel/values/codice-fiscale-numerico.arbitrary.ts';
import { italianIbanArbitrary } from '../../kernel/values/iban.arbitrary.ts';
import { importo } from '../../kernel/values/importo.ts';
import { VERSIONE_CONFIGURAZIONE } from '../contract/configurazione.ts';
import type { CorpoEsito, Esito, IdpEsito } from '../contract/esito.ts';
import { IRIS } from '../contract/header.ts';
import type { Header, HeaderPart, ServiceName } from '../contract/header.ts';
import { informativaOf, TEMPLATES } from '../contract/informativa-template.ts';
import type { FattoDiPagamento, Template } from '../contract/informativa-template.ts';
import { READABLE_WRAPPERS } from '../contract/message.ts';
import type { Contents, Message, ReadableWrapper } from '../contract/message.ts';
import type { IdpOtf, SessioneGateway } from '../contract/otf.ts';
import { ESITI_PAGAMENTO } from '../contract/pagamento.ts';
import type { Pagamento } from '../contract/pagamento.ts';
import { TIPI_PAGAMENTO } from '../contract/pendenza.ts';
import type { Pendenza } from '../contract/pendenza.ts';
import { reaches, SINCE, VERSIONI, WITHOUT_UPDATE_MASSIVO } from '../contract/versione.ts';
import type { Versione } from '../contract/versione.ts';
import { STATI_POSIZIONE, STATI_VERIFICA } from '../contract/verifica.ts';
import type { Flavour } from '../contract/wrapper.ts';
import { wrappersOf } from '../contract/wrapper.ts';
import { ambienteDi } from './ambiente.ts';
import type { Ambiente } from './ambiente.ts';
import { CANALI } from './deck.ts';
import {
  allegatoArbitrary,
  amountArbitrary,
  deletionOf,
  insertArbitrary,
  momentArbitrary,
  replaceArbitrary,
  updateStatusArbitrary,
} from './pendenze.ts';
import { identificativoArbitrary, msgIdArbitrary, textArbitrary } from './texts.ts';

const DEFAULT = ambienteDi();

/** The header of a message from the ente to IRIS. */
export function headerArbitrary(
  ambiente: Ambiente,
  service: ServiceName = 'IdpAllineamentoPendenze',
): fc.Arbitrary<Header> {
  return fc
    .record({
      ids: fc.tuple(msgIdArbitrary(`${ambiente.prefix}.T`), msgIdArbitrary(`${ambiente.prefix}.E`)),
      createdAt: momentArbitrary(ambiente.now),
    })
    .map(({ ids: [trtId, e2eId], createdAt }) => {
      const part: Omit<HeaderPart, 'msgId'> = { service, createdAt, sender: ambiente.ente, receiver: IRIS };
      return { trt: { ...part, msgId: trtId }, e2e: { ...part, msgId: e2eId } };
    });
}

/** What asks for a session at the gateway. */
export function otfArbitrary(): fc.Arbitrary<IdpOtf> {
  const url = fc
    .tuple(
      fc.constantFrom('https://ente.example.it', 'http://localhost:8080', 'https://www.comune.example.it:8443'),
      fc.constantFrom('/', '/pagamenti/ritorno', '/landing/8f1c', '/a%20b/c;d=1'),
      fc.constantFrom('', '?esito=1', '?a=1&b=2%20c', '#fine', `?stato=${'x'.repeat(400)}`),
    )
    .map((parts) => parts.join(''));
  return fc.record(
    {
      urlBack: url,
      urlCancel: url,
      offlinePaymentMethods: fc.boolean(),
      idPsp: fc.constantFrom('PSPPROVA', 'ABI05034'),
      versante: fc.record(
        {
          tipoSoggetto: fc.constant('F'),
          idFiscale: codiceFiscaleArbitrary(),
          anagrafica: textArbitrary(70),
          eMail: fc.constant('versante@example.org'),
          indirizzo: textArbitrary(70),
          numeroCivico: fc.constantFrom('1', '3/B'),
          cap: fc.constant('57123'),
          localita: textArbitrary(35),
          provincia: fc.constant('LI'),
          nazione: fc.constant('IT'),
        },
        { requiredKeys: ['tipoSoggetto', 'idFiscale', 'anagrafica'] },
      ),
    },
    { requiredKeys: ['urlBack', 'urlCancel'] },
  );
}

/**
 * A pendenza of any operation. A Replace, an UpdateStatus or a Delete speaks of a position that has just been made up: the
 * schema admits it, IRIS does not know it.
 */
export function pendenzaArbitrary(ambiente: Ambiente, versione: Versione): fc.Arbitrary<Pendenza> {
  return fc
    .tuple(insertArbitrary(ambiente, { versione }), fc.nat({ max: reaches(versione, WITHOUT_UPDATE_MASSIVO) ? 9 : 10 }))
    .chain(([pendenza, kind]) => {
      if (kind < 5) return fc.constant(pendenza);
      if (kind < 7) return replaceArbitrary(ambiente, pendenza, versione);
      if (kind < 9) {
        const update = updateStatusArbitrary(ambiente, pendenza, versione);
        return kind < 8 || !reaches(versione, SINCE.pagamentoRimborsato) ? update : update.map(refunded);
      }
      if (kind < 10) return fc.constant(deletionOf(pendenza));
      return fc.constant({
        ...pendenza,
        tipoOperazione: 'UpdateMassivo',
        dati: { UpdateMassivo: pendenza.dati.Insert! },
      });
    });
}

/** An UpdateStatus that says of every condition that it was refunded. */
function refunded(pendenza: Pendenza): Pendenza {
  const dati = pendenza.dati.UpdateStatus!;
  return {
    ...pendenza,
    dati: {
      UpdateStatus: {
        ...dati,
        infoPagamento: dati.infoPagamento.map((info) => ({
          ...info,
          dettagli: info.dettagli.map((dettaglio) => ({ ...dettaglio, stato: 'Pagamento Rimborsato' })),
        })),
      },
    },
  };
}

function pendenzeArbitrary(ambiente: Ambiente, versione: Versione): fc.Arbitrary<readonly Pendenza[]> {
  return fc
    .uniqueArray(pendenzaArbitrary(ambiente, versione), {
      minLength: 1,
      maxLength: 3,
      selector: ({ idPendenza }) => idPendenza,
    })
    .map((all) => all);
}

/** A message of new positions only: IRIS accepts all of it. */
export function insertMessageArbitrary(
  ambiente: Ambiente = DEFAULT,
  versione: Versione = '01.03-04',
): fc.Arbitrary<Message> {
  const pendenze = fc.uniqueArray(insertArbitrary(ambiente, { versione }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ idPendenza }) => idPendenza,
  });
  return fc.record({
    wrapper: fc.constant('IdpAllineamentoPendenzeEnte'),
    content: fc.record({ versione: fc.constant(versione), header: headerArbitrary(ambiente), pendenze }),
  });
}

/** A request that pays one new position at once: IRIS opens a session for it. */
export function otfMessageArbitrary(
  ambiente: Ambiente = DEFAULT,
  versione: Versione = '01.03-04',
): fc.Arbitrary<Extract<Message, { wrapper: 'IdpAllineamentoPendenzeEnteOTF' }>> {
  return fc.record({
    wrapper: fc.constant('IdpAllineamentoPendenzeEnteOTF'),
    content: fc.record({
      versione: fc.constant(versione),
      header: headerArbitrary(ambiente),
      otf: otfArbitrary(),
      pendenze: insertArbitrary(ambiente, { versione, onTheFly: true }).map((one) => [one]),
    }),
  });
}

function esitoArbitrary(): fc.Arbitrary<Esito> {
  return fc
    .record(
      {
        codice: fc.constantFrom('A0000003', 'A0000007', 'V0000001', 'UNK'),
        descrizione: textArbitrary(256),
        elemento: fc.constantFrom('String', ''),
        note: textArbitrary(100),
      },
      { requiredKeys: ['codice', 'descrizione'] },
    )
    .map(({ elemento, ...rest }) => (elemento === undefined || elemento === '' ? rest : { ...rest, elemento }));
}

/** The body of an esito, good or bad. */
export function corpoEsitoArbitrary(): fc.Arbitrary<CorpoEsito> {
  const esiti = fc.array(esitoArbitrary(), { minLength: 1, maxLength: 2 });
  return fc.oneof(
    fc.constant({ stato: 'Elaborato Correttamente', esiti: [], dettagli: [] }),
    esiti.map((some) => ({ stato: 'Elaborato con Errori', esiti: some, note: 'String', dettagli: [] })),
    fc
      .array(
        fc.record(
          { id: identificativoArbitrary(), stato: fc.constant('Scartato'), esiti, note: textArbitrary(2000) },
          { requiredKeys: ['id', 'stato', 'esiti'] },
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((dettagli) => ({ stato: 'Elaborato con Errori', esiti: [], dettagli })),
  );
}

/** A payment as it happened, through a channel of the deck. */
export function fattoArbitrary(ambiente: Ambiente = DEFAULT): fc.Arbitrary<FattoDiPagamento> {
  const instant = fc.integer({ min: 0, max: 72 }).map((hours) => ambiente.now - hours * HOUR);
  return fc
    .record(
      {
        idPagamento: identificativoArbitrary(ambiente.prefix),
        idPendenza: identificativoArbitrary(ambiente.prefix),
        tipoPendenza: fc.constantFrom(...ambiente.tributi.map(({ codice }) => codice)),
        esito: fc.constantFrom(...ESITI_PAGAMENTO),
        pagatoAt: instant,
        scadenzaAt: fc.constant(ambiente.now + 30 * DAY),
        importo: fc.integer({ min: 1, max: 1_000_000 }).map((cents) => importo(cents)),
        debitore: codiceFiscaleArbitrary(),
        versante: fc.record({ id: codiceFiscaleArbitrary(), descrizione: textArbitrary(70) }, { requiredKeys: ['id'] }),
        via: fc.constantFrom(...CANALI),
        idTransazione: identificativoArbitrary(),
        transatoAt: instant,
        codiceAutorizzazione: identificativoArbitrary(),
        autorizzatoAt: instant,
        commissioni: fc.nat({ max: 300 }).map((cents) => importo(cents)),
        causale: textArbitrary(256),
        iuv: fc.bigInt({ min: 0n, max: 9_999_999_999_999_999n }).map((n) => `3${String(n).padStart(16, '0')}`),
        note: textArbitrary(200),
      },
      {
        requiredKeys: [
          'idPagamento',
          'idPendenza',
          'tipoPendenza',
          'esito',
          'pagatoAt',
          'importo',
          'debitore',
          'via',
          'idTransazione',
          'transatoAt',
          'causale',
          'iuv',
        ],
      },
    )
    .map(({ via, ...fatto }): FattoDiPagamento => ({
      ...fatto,
      canale: { tipo: via.canale, descrizione: via.descrizione },
      mezzo: { tipo: via.mezzo },
    }));
}

/** An informativa in a template, of up to `max` payments. */
export function informativaArbitrary(
  ambiente: Ambiente = DEFAULT,
  { template, max = 3 }: { readonly template?: Template; readonly max?: number } = {},
): fc.Arbitrary<Contents['IdpInformativaPagamento']> {
  return fc
    .record({
      template: template === undefined ? fc.constantFrom(...TEMPLATES) : fc.constant(template),
      msgId: msgIdArbitrary(ambiente.prefix),
      fatti: fc.array(fattoArbitrary(ambiente), { minLength: 1, maxLength: max }),
      through: fc.boolean(),
    })
    .map(({ template: chosen, msgId, fatti, through }) =>
      informativaOf(
        chosen,
        {
          msgId,
          at: ambiente.now,
          destinatario: { ...ambiente.ente, ...(through ? { tratta: { id: 'RegioneToscana' } } : {}) },
        },
        fatti,
      ),
    );
}

/** A Pagamento with any of the members that the schema has, also those that no template writes. */
function pagamentoArbitrary(ambiente: Ambiente): fc.Arbitrary<Pagamento> {
  const text = textArbitrary(35);
  return fc
    .tuple(informativaArbitrary(ambiente, { max: 1 }), fc.integer({ min: 1, max: 99_999 }).chain(amountArbitrary))
    .chain(([{ pagamenti }, amount]) => {
      const { transazione, ...plain } = pagamenti[0]!;
      return fc
        .record(
          {
            tipoPagamento: fc.constantFrom(...TIPI_PAGAMENTO),
            pagante: fc.record({ tipo: text, id: text, descrizione: textArbitrary(70) }, { requiredKeys: [] }),
            flagQuietanzaCartacea: fc.boolean(),
            note: textArbitrary(2000),
            allegato: allegatoArbitrary(),
            iuv: identificativoArbitrary(),
            more: fc.record(
              {
                dettaglioCanale: fc.record(
                  { filiale: text, sportello: text, idTerminale: text, idOperazione: text },
                  { requiredKeys: [] },
                ),
                mezzo: fc.record({ tipo: text, descrizione: textArbitrary(140) }),
                tipoSicurezza: text,
                descrizione: textArbitrary(256),
              },
              { requiredKeys: [] },
            ),
          },
          { requiredKeys: [] },
        )
        .map(({ more, ...rest }) => ({
          ...plain,
          ...rest,
          ...(more === undefined ? {} : { importo: amount, transazione: { ...transazione!, ...more } }),
        }));
    });
}

const SESSIONE: fc.Arbitrary<SessioneGateway> = fc
  .tuple(fc.nat({ max: 999_999_999 }), fc.constantFrom('U', 'A', '0', 'V'))
  .map(([n, letter]) => `1686${String(n).padStart(9, '0')}001${letter}132`)
  .map((token) => ({
    versione: '01.03-02',
    idSessioneGW: token,
    urlGW: `https://iris.example/gateway/PaymentAuthentication?token=${token}`,
  }));

type Arbitraries = { readonly [W in ReadableWrapper]: () => fc.Arbitrary<Contents[W]> };

/** Valid messages of a version, one arbitrary for each wrapper. */
function arbitrariesOf(ambiente: Ambiente, versione: Versione): Arbitraries {
  const version = fc.constant(versione);
  const header = headerArbitrary(ambiente);
  const about = headerArbitrary(ambiente, 'IdpInformativaPagamento');
  const pendenze = (): fc.Arbitrary<readonly Pendenza[]> => pendenzeArbitrary(ambiente, versione);
  const esito = (): fc.Arbitrary<IdpEsito> => fc.record({ versione: version, header, corpo: corpoEsitoArbitrary() });
  const asked = fc.record({
    idPagamento: identificativoArbitrary(),
    tipoPendenza: fc.constantFrom(...ambiente.tributi.map(({ codice }) => codice)),
  });
  const sessione = { sessione: SESSIONE };
  return {
    IdpAllineamentoPendenzeEnte: () => fc.record({ versione: version, header, pendenze: pendenze() }),
    'IdpAllineamentoPendenzeEnte.Esito': () => esito(),
    IdpAllineamentoPendenzeEnteOTF: () =>
      fc.record(
        { versione: version, header, otf: otfArbitrary(), pendenze: pendenze() },
        { requiredKeys: ['versione', 'header', 'pendenze'] },
      ),
    'IdpAllineamentoPendenzeEnteOTF.Esito': () =>
      fc.tuple(esito(), fc.record(sessione, { requiredKeys: [] })).map(([base, opened]) => ({ ...base, ...opened })),
    IdpAllineamentoPendenzeMultiEnteOTF: () =>
      fc.record(
        {
          versione: version,
          trt: header.map(({ trt }) => trt),
          otf: otfArbitrary(),
          annullaPagamentiInCorso: fc.boolean(),
          richieste: fc.array(
            fc.record({
              sender: fc.constant(ambiente.ente),
              msgId: msgIdArbitrary(`${ambiente.prefix}.M`),
              pendenze: insertArbitrary(ambiente, { versione, onTheFly: true }).map((one) => [one]),
            }),
            { minLength: 1, maxLength: 3 },
          ),
        },
        { requiredKeys: ['versione', 'trt', 'otf', 'richieste'] },
      ),
    'IdpAllineamentoPendenzeMultiEnteOTF.Esito': () =>
      fc.oneof(
        fc.record({ versione: version, ...sessione, rifiutati: fc.constant([]) }),
        fc.record({
          versione: version,
          rifiutati: fc.array(fc.record({ msgId: msgIdArbitrary(), corpo: corpoEsitoArbitrary() }), {
            minLength: 1,
            maxLength: 2,
          }),
        }),
      ),
    IdpInformativaPagamento: () =>
      fc.oneof(
        informativaArbitrary(ambiente).filter(
          (it) => VERSIONI.indexOf(versione) >= VERSIONI.findIndex((v) => v === it.versione),
        ),
        fc.record({
          versione: version,
          header: about,
          pagamenti: fc.array(pagamentoArbitrary(ambiente), { minLength: 1, maxLength: 2 }),
        }),
      ),
    'IdpInformativaPagamento.Esito': () => esito(),
    IdpVerificaStatoPagamenti: () =>
      fc.record(
        {
          versione: version,
          header: about,
          pagamenti: fc.array(asked, { minLength: 1, maxLength: 4 }),
          richiestaInformazioni: fc.boolean(),
        },
        { requiredKeys: ['versione', 'header', 'pagamenti'] },
      ),
    'IdpVerificaStatoPagamenti.Esito': () =>
      fc
        .tuple(
          fc.array(fc.tuple(asked, fc.constantFrom(...STATI_VERIFICA)), { maxLength: 3 }),
          fc.array(
            fc.tuple(
              asked,
              fc.record(
                {
                  stato: fc.constantFrom(...STATI_POSIZIONE),
                  descrizioneStato: textArbitrary(256),
                  pagamento: pagamentoArbitrary(ambiente),
                },
                { requiredKeys: ['stato', 'descrizioneStato'] },
              ),
            ),
            { maxLength: 2 },
          ),
          fc.record({ esito: esitoArbitrary() }, { requiredKeys: [] }),
          about,
        )
        .map(([short, long, rest, answeredTo]) => ({
          versione,
          header: answeredTo,
          stati: short.map(([one, stato]) => ({ ...one, stato })),
          informazioni: long.map(([one, found]) => ({ ...one, ...found })),
          ...rest,
        })),
    IdpConfigurazioneEnte: () =>
      fc.record(
        {
          versione: fc.constant(VERSIONE_CONFIGURAZIONE),
          header,
          tipoOperazione: fc.constantFrom('Insert', 'Update'),
          codiceEnte: codiceFiscaleNumericoArbitrary(),
          tipoEnte: fc.constantFrom('Comune', 'Provincia', 'ASL'),
          ragioneSociale: textArbitrary(100),
          codiceFiscale: codiceFiscaleNumericoArbitrary(),
          partitaIva: codiceFiscaleNumericoArbitrary(),
          indirizzo: fc.record(
            {
              indirizzo: textArbitrary(100),
              comune: textArbitrary(35),
              provincia: fc.constant('LI'),
              cap: fc.constant('57123'),
              nazione: fc.constant('Italia'),
              numeroTelefono: fc.constant('0586123456'),
              numeroFax: fc.constant('0586123457'),
              casellaPostale: fc.constant('12'),
              email: fc.constant('ente@example.it'),
              emailPec: fc.constant('ente@pec.example.it'),
            },
            { requiredKeys: [] },
          ),
          iuv: fc.record({
            auxDigit: fc.constantFrom('0', '1', '2', '3'),
            codiceStazione: fc.constantFrom('01', '2'),
            codiceSegregazione: fc.constantFrom('22', '00'),
          }),
        },
        { requiredKeys: ['versione', 'tipoOperazione', 'codiceEnte', 'tipoEnte', 'ragioneSociale', 'codiceFiscale'] },
      ),
    'IdpConfigurazioneEnte.Esito': () => esito(),
    IdpConfigurazioneTributi: () =>
      fc.record(
        {
          versione: fc.constant(VERSIONE_CONFIGURAZIONE),
          header,
          tipoOperazione: fc.constantFrom('Insert', 'Update'),
          codiceEnte: codiceFiscaleNumericoArbitrary(),
          codiceTributo: identificativoArbitrary(),
          descrizione: textArbitrary(50),
          categoria: textArbitrary(50),
          codiceSilEnte: fc.constant(ambiente.ente.sys),
          ibanAccreditoBancario: italianIbanArbitrary(),
          ibanAccreditoPostale: italianIbanArbitrary({ abi: '07601' }),
          stato: fc.constantFrom('Attivo', 'Non Attivo'),
          pagamentoPressoPsp: fc.boolean(),
          iuvGenerato: fc.boolean(),
          prefissoIuv: fc.constantFrom('52', '56'),
        },
        {
          requiredKeys: [
            'versione',
            'tipoOperazione',
            'codiceEnte',
            'codiceTributo',
            'descrizione',
            'categoria',
            'codiceSilEnte',
            'ibanAccreditoBancario',
            'ibanAccreditoPostale',
            'stato',
            'pagamentoPressoPsp',
            'iuvGenerato',
          ],
        },
      ),
    'IdpConfigurazioneTributi.Esito': () => esito(),
  };
}

/** Valid messages of one wrapper; a version that has not the wrapper makes no sense. */
export function messageArbitrary(
  wrapper: ReadableWrapper,
  versione: Versione = '01.03-04',
  ambiente: Ambiente = DEFAULT,
): fc.Arbitrary<Message> {
  const contents = arbitrariesOf(ambiente, versione)[wrapper]();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler cannot pair a wrapper with its arbitrary
  return contents.map((content) => ({ wrapper, content }) as Message);
}

/** Wrappers of a version and flavour for which there are messages. */
export function messageWrappers(versione: Versione, flavour: Flavour): readonly ReadableWrapper[] {
  const present = wrappersOf(versione, flavour);
  return READABLE_WRAPPERS.filter((wrapper) => present.includes(wrapper));
}
