import { describe, expect, test } from 'vitest';
import { defaultsOf, folderOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import { p7m, signedPdf } from '../../kernel/signed.fixture.ts';
import { adesioneCheck } from './check.ts';
import { adesioneRequirements } from './requirements.ts';

type Json = Record<string, unknown>;

const PEC = { destinatario: 'adesioni-io@pec.pagopa.it', accettazione: 'accettazione.eml', consegna: 'consegna.eml' };
const DELEGATE = {
  tipo: ['amministrativo', 'tecnico'],
  nome: 'Michelangelo',
  cognome: 'Buonarroti',
  codiceFiscale: 'BNRMHL75C06G702B',
  appartenenza: 'Comune di Esempio',
  qualifica: 'Responsabile dei servizi',
  email: 'm.buonarroti@comune.example',
  pec: 'protocollo@pec.comune.example',
};
const AGGREGATED = {
  denominazione: 'Comune di Prova',
  sede: 'Prova, piazza 1',
  codiceFiscale: '98765432103',
  codiceIpa: 'c_x001',
};
const GOOD: Json = {
  ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
  rappresentante: { nome: 'Cleopatra', cognome: 'Rossi' },
  contratto: { file: 'contratto.pdf.p7m', firmatario: { nome: 'Cleopatra', cognome: 'Rossi' } },
  delegati: [DELEGATE],
  pec: PEC,
  account: [
    { nome: 'Michelangelo', cognome: 'Buonarroti', email: 'M.Buonarroti@comune.example', telefono: '333 1234567' },
  ],
  aggregati: [AGGREGATED],
  servizi: [
    { id: '01', nome: 'Tributi', ente: '12345678903' },
    { id: '02', nome: 'Anagrafe', ente: '98765432103' },
  ],
  variazioni: [{ oggetto: 'ADESIONE IO - VARIAZIONE DELEGATI', allegato4: 'allegato4.pdf', ...PEC }],
  integrazione: { invioManualeInEsercizio: false, proveDiPagamento: true, importoMassimo: 10 },
  destinatariDiProva: [{ codiceFiscale: 'FLPCPT69A65Z336P', informativa: 'informativa.pdf', consenso: 'consenso.pdf' }],
};
const FILES = {
  'contratto.pdf.p7m': p7m('Rossi Cleopatra'),
  'altro.p7m': p7m('Verdi Giuseppe'),
  'allegato4.pdf': signedPdf('Rossi Cleopatra'),
  'nonfirmato.pdf': '%PDF-1.7\n%%EOF',
  'accettazione.eml': 'x',
  'consegna.eml': 'x',
  'informativa.pdf': 'x',
  'consenso.pdf': 'x',
};

async function found(index: unknown, files: Record<string, string | Uint8Array> = FILES): Promise<string[]> {
  const folder = folderOf('adesione', {
    ...files,
    'adesione.json': typeof index === 'string' ? index : JSON.stringify(index),
  });
  const findings = await adesioneCheck.check(folder, defaultsOf(adesioneCheck));
  return findings.map(({ requirement, severity }) => `${requirement.slice(-3)} ${severity}`);
}

const but = (changes: Json): Json => ({ ...GOOD, ...changes });
const delegate = (changes: Json) =>
  but({ delegati: [DELEGATE, { ...DELEGATE, email: 'altri@comune.example', ...changes }] });

const BAD: readonly (readonly [string, Json, readonly string[]])[] = [
  [
    'contract without signature',
    but({ contratto: { file: 'nonfirmato.pdf', firmatario: GOOD['rappresentante'] } }),
    ['001 BLOCK'],
  ],
  [
    'contract that is not there',
    but({ contratto: { file: 'manca.p7m', firmatario: GOOD['rappresentante'] } }),
    ['001 BLOCK'],
  ],
  [
    'contract signed by another certificate',
    but({ contratto: { file: 'altro.p7m', firmatario: GOOD['rappresentante'] } }),
    ['001 WARN'],
  ],
  [
    'contract signed by who may not',
    but({ contratto: { file: 'altro.p7m', firmatario: { nome: 'Giuseppe', cognome: 'Verdi' } } }),
    ['001 BLOCK'],
  ],
  ['no technical delegate', but({ delegati: [{ ...DELEGATE, tipo: 'amministrativo' }] }), ['002 BLOCK']],
  ['a delegate without PEC', delegate({ pec: '' }), ['003 BLOCK']],
  ['a delegate with a wrong e-mail', delegate({ email: 'comune.example' }), ['003 BLOCK']],
  ['a delegate with a wrong tax id', delegate({ codiceFiscale: 'BNRMHL75C06G702A' }), ['003 BLOCK']],
  ['a company as delegate', delegate({ codiceFiscale: '12345678903' }), ['004 BLOCK']],
  ['a PEC to another address', but({ pec: { ...PEC, destinatario: 'info@comune.example' } }), ['005 BLOCK']],
  ['a PEC without receipt', but({ pec: { ...PEC, consegna: 'manca.eml' } }), ['005 BLOCK']],
  [
    'an account with another e-mail',
    but({ account: [{ nome: 'A', cognome: 'B', email: 'x@y.example', telefono: '1' }] }),
    ['006 BLOCK'],
  ],
  [
    'an account with the name of the body',
    but({ account: [{ nome: 'Comune di', cognome: 'Esempio', email: DELEGATE.email, telefono: '1' }] }),
    ['006 BLOCK'],
  ],
  [
    'a change with another subject',
    but({ variazioni: [{ oggetto: 'Variazione delegati', allegato4: 'allegato4.pdf', ...PEC }] }),
    ['007 BLOCK'],
  ],
  [
    'a change without signature',
    but({ variazioni: [{ oggetto: 'ADESIONE IO - VARIAZIONE DELEGATI', allegato4: 'nonfirmato.pdf', ...PEC }] }),
    ['007 BLOCK'],
  ],
  ['an aggregated body without IPA code', but({ aggregati: [{ ...AGGREGATED, codiceIpa: '' }] }), ['008 BLOCK']],
  ['an aggregated body twice', but({ aggregati: [AGGREGATED, AGGREGATED] }), ['008 BLOCK', '008 BLOCK']],
  [
    'a service of a body without mandate',
    but({ servizi: [{ id: '01', nome: 'Tributi', ente: '62839520376' }] }),
    ['009 BLOCK'],
  ],
  ['a service beyond the mandate', but({ aggregati: [{ ...AGGREGATED, servizi: ['Tributi'] }] }), ['009 BLOCK']],
  [
    'an account without phone',
    but({ account: [{ nome: 'Michelangelo', cognome: 'Buonarroti', email: DELEGATE.email }] }),
    ['010 BLOCK'],
  ],
  ['manual sending in production', but({ integrazione: { invioManualeInEsercizio: true } }), ['011 BLOCK']],
  ['a test person without consent', but({ destinatariDiProva: [{ informativa: 'informativa.pdf' }] }), ['013 BLOCK']],
  ['payment tests without an amount', but({ integrazione: { proveDiPagamento: true } }), ['014 BLOCK']],
  [
    'two services with the same keys',
    but({
      servizi: [
        { id: '01', ente: '12345678903' },
        { id: '01', ente: '12345678903' },
      ],
    }),
    ['016 BLOCK', '016 BLOCK'],
  ],
  ['today, without the institution', but({ modalita: 'corrente' }), ['019 INFO']],
];

describe('the folder of an ente that joins IO', () => {
  test('a complete one is silent', async () => {
    expect(await found(GOOD)).toEqual([]);
    expect(await found(but({ modalita: 'corrente', pec: {}, areaRiservata: { istituzione: 'abc' } }))).toEqual([]);
  });

  test.each(BAD)('%s', async (_, index, expected) => {
    expect(await found(index)).toEqual(expected);
  });

  test('the check-list of the manual, where it is there', async () => {
    expect(new Set(await found(but({ listaDiControllo: { scheda: 'consenso.pdf' } })))).toEqual(new Set(['020 WARN']));
  });

  test('every rule that documents can show is broken by one of them', () => {
    const broken = new Set([...BAD.flatMap(([, , each]) => each.map((one) => one.slice(0, 3))), '020']);
    const tried = adesioneRequirements.filter(({ notTested }) => notTested === undefined);
    expect(tried.map(({ id }) => id.slice(-3)).filter((number) => !broken.has(number))).toEqual([]);
  });

  test('without an index, or with another thing in it, it cannot be judged', async () => {
    await expect(async () => adesioneCheck.check(folderOf('x', {}), {})).rejects.toThrow('adesione.json');
    for (const index of ['{', '[]', '5']) await expect(found(index)).rejects.toThrow(UnreadableArtefact);
  });
});
