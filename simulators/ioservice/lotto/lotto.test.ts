import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact } from '../../kernel/artefact.ts';
import { lottoCheck } from './check.ts';
import { lottoRequirements } from './requirements.ts';

const TEXT = 'Puoi rinnovare la mensa scolastica dei tuoi figli dal sito del comune, con le tue credenziali.';
const PLAIN = [
  '12345678903',
  'SCU',
  'MENSA',
  'Rinnovo della mensa',
  TEXT,
  'BNRMHL75C06G702B',
  '31/12/2026',
  '',
  '',
  '',
  '',
];
const DUE = PLAIN.with(7, '1234').with(8, '301000000000000144').with(9, '1');

async function found(content: string | Uint8Array | Artefact, settings: Readonly<Record<string, number>> = {}) {
  const artefact =
    typeof content === 'string' || content instanceof Uint8Array ? artefactOf('lotto.txt', content) : content;
  const findings = await lottoCheck.check(artefact, { ...defaultsOf(lottoCheck), ...settings });
  return findings.map(({ requirement, severity, place }) => `${requirement.slice(-3)} ${severity} ${place}`);
}
const line = (fields: readonly string[]): string => fields.join('|');

describe('a file of messages for IOService', () => {
  test.each([
    ['one', line(PLAIN)],
    ['several, of Windows', `${line(PLAIN)}\r\n${line(DUE)}\r\n`],
    ['a mail', line(DUE.with(10, 'a@comune.example').with(9, '0'))],
    [
      'limits met',
      line(
        DUE.with(0, 'x'.repeat(16)).with(1, 'T').with(3, 'à'.repeat(120)).with(4, 'è'.repeat(80)).with(7, '9999999999'),
      ),
    ],
    [
      'the longest text, a leap day',
      line(PLAIN.with(4, 'è'.repeat(10_000)).with(6, '29/02/2028').with(3, 'x'.repeat(10))),
    ],
  ])('is silent: %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  const BAD: readonly (readonly [string, readonly string[]])[] = [
    ['002 WARN riga 1, campo 1 (IDDominio)', PLAIN.with(0, '')],
    ['002 WARN riga 1, campo 1 (IDDominio)', PLAIN.with(0, 'x'.repeat(17))],
    ['003 WARN riga 1, campo 2 (tipologia)', PLAIN.with(1, '')],
    ['003 WARN riga 1, campo 2 (tipologia)', PLAIN.with(1, 'SCUO')],
    ['004 WARN riga 1, campo 3 (imposta)', PLAIN.with(2, ' ')],
    ['005 WARN riga 1, campo 4 (oggetto)', PLAIN.with(3, 'x'.repeat(9))],
    ['005 WARN riga 1, campo 4 (oggetto)', PLAIN.with(3, 'x'.repeat(121))],
    ['006 WARN riga 1, campo 5 (testo)', PLAIN.with(4, 'x'.repeat(79))],
    ['006 WARN riga 1, campo 5 (testo)', PLAIN.with(4, 'x'.repeat(10_001))],
    ['007 WARN riga 1, campo 6 (codice fiscale)', PLAIN.with(5, 'BNRMHL75C06G702A')],
    ['007 WARN riga 1, campo 6 (codice fiscale)', PLAIN.with(5, '12345678903')],
    ['008 WARN riga 1, campo 7 (data di scadenza)', PLAIN.with(6, '2026-12-31')],
    ['008 WARN riga 1, campo 7 (data di scadenza)', PLAIN.with(6, '29/02/2026')],
    ['009 BLOCK riga 1, campo 8 (importo)', DUE.with(7, '12,34')],
    ['009 BLOCK riga 1, campo 8 (importo)', DUE.with(7, '0')],
    ['009 BLOCK riga 1, campo 8 (importo)', DUE.with(7, '12345678901')],
    ['009 BLOCK riga 1, campo 8 (importo)', DUE.with(7, '')],
    ['009 BLOCK riga 1, campo 8 (importo)', PLAIN.with(7, '1234')],
    ['010 BLOCK riga 1, campo 9 (avviso)', DUE.with(8, '01000000000000144')],
    ['011 BLOCK riga 1, campo 10 (scadenza del pagamento)', DUE.with(9, '')],
    ['011 BLOCK riga 1, campo 10 (scadenza del pagamento)', DUE.with(9, 'S')],
    ['012 WARN riga 1, campo 11 (posta elettronica)', PLAIN.with(10, 'comune.example')],
    ['012 WARN riga 1, campo 11 (posta elettronica)', PLAIN.with(10, `${'x'.repeat(500)}@comune.example`)],
  ];
  test.each(BAD)('%s', async (expected, fields) => {
    expect(await found(line(fields))).toEqual([expected]);
  });

  test('every rule has a row that breaks it, and says that it is reconstructed', () => {
    const broken = new Set(['001', ...BAD.map(([said]) => said.slice(0, 3))]);
    expect(lottoRequirements.map(({ id }) => id.slice(-3)).filter((each) => !broken.has(each))).toEqual([]);
    expect(lottoRequirements.filter(({ status }) => status !== 'reconstructed')).toEqual([]);
  });

  test('rows of another number of fields are told by number', async () => {
    const text = [line(PLAIN), line(PLAIN.slice(1)), line(PLAIN.with(4, `${TEXT}|${TEXT}`)), '', line(PLAIN)].join(
      '\n',
    );
    expect(await found(text)).toEqual(['001 BLOCK riga 2', '001 BLOCK riga 3', '001 BLOCK riga 4']);
  });

  test('what is wrong on every row is told up to a limit', async () => {
    expect(await found('x\n'.repeat(50), { rilieviMassimi: 3 })).toEqual([
      '001 BLOCK riga 1',
      '001 BLOCK riga 2',
      '001 BLOCK riga 3',
      '001 BLOCK righe seguenti',
    ]);
  });

  test('many recommendations neither become a violation nor hide one', async () => {
    const mended = line(PLAIN.with(6, '2026-12-31'));
    const many = `${mended}\n`.repeat(50);
    const only = ['008 WARN riga 1, campo 7 (data di scadenza)', '008 WARN righe seguenti'];
    expect(await found(many, { rilieviMassimi: 1 })).toEqual(only);
    expect(await found(`${many}x\n`, { rilieviMassimi: 1 })).toEqual(only.toSpliced(1, 0, '001 BLOCK riga 51'));
  });

  test.each([
    ['empty', '', /è vuoto/],
    ['Latin-1', Buffer.from(line(PLAIN.with(3, 'Novità della mensa')), 'latin1'), /non è in UTF-8/],
    ['UTF-16', Buffer.from(`\uFEFF${line(PLAIN)}`, 'utf16le'), /non è in UTF-8/],
    ['cut within a character', Buffer.from('à').subarray(0, 1), /non è in UTF-8/],
  ])('is not read: %s', async (_, content, message) => {
    await expect(found(content)).rejects.toThrow(UnreadableArtefact);
    await expect(found(content)).rejects.toThrow(message);
  });

  test('of 100 MB, no more than the limit is read', async () => {
    let read = 0;
    const piece = new Uint8Array(1 << 20).fill(0x61);
    const huge: Artefact = {
      ...artefactOf('lotto.txt', ''),
      *chunks() {
        for (; read < 100; read++) yield piece;
      },
    };
    await expect(found(huge)).rejects.toThrow(/supera 20000000 byte: dividerlo/);
    expect(read).toBeLessThan(21);
  });
});
