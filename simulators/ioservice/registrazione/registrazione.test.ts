import { describe, expect, test } from 'vitest';
import { defaultsOf, flaw, folderOf } from '../../kernel/artefact.ts';
import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { p7m } from '../../kernel/signed.fixture.ts';
import { registrazioneCheck } from './check.ts';
import { registrazioneRequirements } from './requirements.ts';

type Json = Record<string, unknown>;

/** A judge of cards that refuses what says so. */
const cards: ArtefactCheck = {
  kind: 'schede',
  title: 'schede',
  accepts: 'file',
  requirements: registrazioneRequirements,
  check: (artefact) =>
    Buffer.from(artefact.bytes()).toString() === 'buona'
      ? []
      : (['BLOCK', 'WARN'] as const).map((severity) =>
          flaw(registrazioneRequirements[0]!, {
            place: 'campo',
            message: 'No.',
            expected: 'a',
            observed: 'b',
            severity,
          }),
        ),
};
const check = registrazioneCheck(cards);

const GOOD: Json = {
  ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
  convenzione: { data: '2026-01-10', servizi: ['Cohesion ID', 'IOService'] },
  referente: { nome: 'Michelangelo Buonarroti', recapito: '071 123456' },
  compilatore: { nome: 'Cleopatra Rossi' },
  modulo: {
    file: 'modulo.pdf.p7m',
    firmatario: { nome: 'Cleopatra', cognome: 'Rossi', titolo: 'legale rappresentante' },
    firma: { modo: 'calamaio', dispositivo: 'token', funzione: 'Attiva' },
  },
  parametri: { file: 'parametri.xlsx' },
  invio: {
    procedura: 'https://procedimenti.regione.marche.it/Pratiche/Avvia/13918',
    data: '2026-02-01',
    pratica: '123',
  },
};
const FILES = {
  'modulo.pdf.p7m': p7m('Rossi Cleopatra'),
  'nonfirmato.pdf': 'x',
  'parametri.xlsx': 'buona',
  'rotti.xlsx': 'no',
  'elenco.png': 'x',
};

async function found(index: Json): Promise<string[]> {
  const findings = await check.check(
    folderOf('pratica', { ...FILES, 'registrazione.json': JSON.stringify(index) }),
    defaultsOf(check),
  );
  return findings.map(({ requirement, severity }) => `${requirement.slice(-3)} ${severity}`);
}

function but(group: string, changes: Json): Json {
  return { ...GOOD, [group]: { ...(GOOD[group] as Json), ...changes } };
}

describe('a request for the registration of services', () => {
  test('a complete one is silent, and the parameters need no signature', async () => {
    expect(await found(GOOD)).toEqual([]);
    expect(await found(but('modulo', { firma: { modo: 'computer', dispositivo: 'otp' } }))).toEqual([]);
    expect(await found(but('invio', { pratica: '', elenco: 'elenco.png' }))).toEqual([]);
  });

  test.each([
    ['a convention without IOService', but('convenzione', { servizi: ['MPay'] }), ['001 BLOCK']],
    ['a convention that follows', but('convenzione', { data: '2026-03-01' }), ['001 BLOCK']],
    ['no parameters', but('parametri', { file: '' }), ['002 BLOCK']],
    ['a form without signature', but('modulo', { file: 'nonfirmato.pdf' }), ['003 BLOCK']],
    [
      'a form signed by who may not',
      but('modulo', { firmatario: { nome: 'Cleopatra', cognome: 'Rossi', titolo: 'impiegata' } }),
      ['003 BLOCK'],
    ],
    ['sent by another way', but('invio', { procedura: 'PEC' }), ['005 BLOCK']],
    ['no contact', but('referente', { recapito: '' }), ['006 BLOCK']],
    [
      'OTP with Calamaio',
      but('modulo', { firma: { modo: 'calamaio', dispositivo: 'otp', funzione: 'Attiva' } }),
      ['008 BLOCK'],
    ],
    [
      'Calamaio not active',
      but('modulo', { firma: { modo: 'calamaio', dispositivo: 'token', funzione: 'Disattivata' } }),
      ['008 BLOCK'],
    ],
    ['no proof of sending', but('invio', { pratica: '' }), ['010 BLOCK']],
    ['a card that IO would refuse', but('parametri', { file: 'rotti.xlsx' }), ['011 WARN']],
  ])('%s', async (_, index, expected) => {
    expect(await found(index)).toEqual(expected);
  });

  test('without an index it cannot be judged', async () => {
    await expect(async () => check.check(folderOf('x', {}), {})).rejects.toThrow('registrazione.json');
  });
});
