import { artefactOf, defaultsOf, flaw, requirementIn } from '../../kernel/artefact.ts';
import type { Artefact, ArtefactCheck, ArtefactFinding, Flaw } from '../../kernel/artefact.ts';
import { dossierOf, findingsIn, missingFile, textOf, unsigned } from '../../kernel/dossier.ts';
import type { Dossier, DossierRule } from '../../kernel/dossier.ts';
import { quoted } from '../../kernel/values/parsed.ts';
import { registrazioneRequirements } from './requirements.ts';

const INDEX = 'registrazione.json';
const PROCEDURE = 'https://procedimenti.regione.marche.it/Pratiche/Avvia/13918';
const requirement = requirementIn(registrazioneRequirements);

function rule(number: number, look: (dossier: Dossier) => readonly (Flaw | undefined)[]): DossierRule {
  return { requirement: `IOSERVICE-REG-${String(number).padStart(3, '0')}`, look };
}

const wrong = (place: string, message: string, expected: string, observed: string): Flaw => ({
  place,
  message,
  expected,
  observed: observed === '' ? 'assente' : quoted(observed),
});

const signerOf = (dossier: Dossier): string => {
  const { nome, cognome } = dossier.members('modulo.firmatario');
  return `${textOf(nome)} ${textOf(cognome)}`.trim();
};

/** Steps R1 to R10 of io.md §10.1; R4 (the parameters need no signature), R7 and R9 forbid nothing by themselves. */
const rules: readonly DossierRule[] = [
  rule(1, (dossier) => {
    const services = [dossier.members('convenzione')['servizi'] ?? []].flat().map(textOf);
    const [signed, sent] = [dossier.text('convenzione.data'), dossier.text('invio.data')];
    return [
      services.includes('IOService')
        ? undefined
        : wrong('convenzione.servizi', 'La convenzione non comprende IOService.', 'IOService', services.join(', ')),
      signed !== '' && (sent === '' || signed <= sent)
        ? undefined
        : wrong(
            'convenzione.data',
            'La convenzione non precede la richiesta.',
            'una data non successiva a quella dell’invio',
            signed,
          ),
    ];
  }),
  rule(2, (dossier) => [missingFile(dossier, 'parametri.file', 'il file «Parametri nuovi servizi»')]),
  rule(3, (dossier) => [
    ...unsigned(dossier, 'modulo.file', 'il «Modulo registrazione servizi»', signerOf(dossier)),
    ['legale rappresentante', 'soggetto autorizzato'].includes(dossier.text('modulo.firmatario.titolo'))
      ? undefined
      : wrong(
          'modulo.firmatario.titolo',
          'Chi ha firmato il modulo non ne ha titolo.',
          'legale rappresentante o soggetto autorizzato',
          dossier.text('modulo.firmatario.titolo'),
        ),
  ]),
  rule(5, (dossier) => [
    dossier.text('invio.procedura') === PROCEDURE
      ? undefined
      : wrong(
          'invio.procedura',
          'La richiesta non passa dalla procedura prevista.',
          PROCEDURE,
          dossier.text('invio.procedura'),
        ),
  ]),
  rule(6, (dossier) =>
    ['referente.nome', 'referente.recapito', 'ente.denominazione', 'ente.codiceFiscale', 'compilatore.nome'].map(
      (place) =>
        dossier.text(place) === '' ? wrong(place, 'Manca un dato della pratica.', 'un valore', '') : undefined,
    ),
  ),
  rule(8, (dossier) => {
    if (dossier.text('modulo.firma.modo') !== 'calamaio') return [];
    return [
      dossier.text('modulo.firma.dispositivo') === 'token'
        ? undefined
        : wrong(
            'modulo.firma.dispositivo',
            'Con questo dispositivo Calamaio non si può usare.',
            'token',
            dossier.text('modulo.firma.dispositivo'),
          ),
      dossier.text('modulo.firma.funzione') === 'Attiva'
        ? undefined
        : wrong(
            'modulo.firma.funzione',
            'La funzione di firma non risulta attiva.',
            'Attiva',
            dossier.text('modulo.firma.funzione'),
          ),
    ];
  }),
  rule(10, (dossier) =>
    dossier.text('invio.pratica') === ''
      ? [missingFile(dossier, 'invio.elenco', 'la prova che l’istanza è stata inviata')]
      : [],
  ),
];

/**
 * The folder of a request for the registration of new services held against io.md §10.1. The cards in the parameters file
 * are judged by whoever judges cards: another platform's check, bound by the registry. The index is ours.
 */
export function registrazioneCheck(cards: ArtefactCheck): ArtefactCheck {
  return {
    kind: 'registrazione-ioservice',
    title: `documenti della richiesta di registrazione di nuovi servizi IOService, con l’indice ${INDEX}`,
    accepts: 'folder',
    requirements: registrazioneRequirements,
    async check(folder) {
      const dossier = dossierOf(folder, INDEX);
      return [...findingsIn(dossier, rules, requirement), ...(await cardFindings(dossier, folder, cards))];
    },
  };
}

/** What blocks a card, in the parameters file: the field list of the official file is not public, so the card's is assumed. */
async function cardFindings(
  dossier: Dossier,
  folder: Artefact,
  cards: ArtefactCheck,
): Promise<readonly ArtefactFinding[]> {
  const bytes = dossier.file('parametri.file');
  if (bytes === undefined) return [];
  const name = dossier.text('parametri.file');
  const file: Artefact = { ...artefactOf(name, bytes), beside: (path) => folder.beside(path) };
  const found = await cards.check(file, defaultsOf(cards));
  return found
    .filter(({ severity }) => severity === 'BLOCK')
    .map(({ requirement: id, place, message, expected, observed }) =>
      flaw(requirement('IOSERVICE-REG-011'), {
        place: `${name}, ${place}`,
        message: `${message} (${id})`,
        expected,
        observed,
      }),
    );
}
