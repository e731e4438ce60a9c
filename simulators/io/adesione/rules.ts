import type { Flaw } from '../../kernel/artefact.ts';
import { membersOf, missingFile, textOf, unsigned } from '../../kernel/dossier.ts';
import type { Dossier, DossierRule, Members } from '../../kernel/dossier.ts';
import { isCodiceFiscale } from '../../kernel/values/codice-fiscale.ts';
import { isCodiceFiscaleNumerico } from '../../kernel/values/codice-fiscale-numerico.ts';
import { quoted } from '../../kernel/values/parsed.ts';

const PEC_ADDRESS = 'adesioni-io@pec.pagopa.it';
const CHANGE_SUBJECT = 'ADESIONE IO - VARIAZIONE DELEGATI';
const MAILBOX = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Steps of the check-list of the manual, each proven by a file (TC-IO-ONB-10). */
const STEPS: Readonly<Record<string, string>> = {
  destinatari: 'destinatari e bisogni',
  scheda: 'scheda scritta',
  eventi: 'eventi che fanno partire i messaggi',
  testi: 'testi dei messaggi per evento',
  adesione: 'adesione',
  schedaCompilata: 'scheda compilata',
  messaggioDiProva: 'messaggio di prova inviato',
  pubblicazione: 'pubblicazione',
  comprensione: 'prova di comprensione dei testi',
};

const fullName = (person: Members): string => `${textOf(person['nome'])} ${textOf(person['cognome'])}`.trim();
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function rule(number: number, look: (dossier: Dossier) => readonly (Flaw | undefined)[]): DossierRule {
  return { requirement: `IO-ADES-${String(number).padStart(3, '0')}`, look };
}

/** A rule on every item of a list of the index. */
function onEach(
  number: number,
  path: string,
  look: (item: Members, place: string, dossier: Dossier) => readonly (Flaw | undefined)[],
): DossierRule {
  return rule(number, (dossier) =>
    dossier.list(path).flatMap((item, index) => look(item, `${path}[${index}]`, dossier)),
  );
}

function absentFields(item: Members, place: string, fields: readonly string[]): readonly (Flaw | undefined)[] {
  return fields
    .filter((field) => textOf(item[field]) === '')
    .map((field) => ({ place: `${place}.${field}`, message: 'Manca un dato.', expected: field, observed: 'assente' }));
}

const wrong = (place: string, message: string, expected: string, observed: unknown): Flaw => ({
  place,
  message,
  expected,
  observed: quoted(textOf(observed) === '' ? 'assente' : textOf(observed)),
});

/** A PEC with its two receipts, to the address that the instructions give. */
function pec(dossier: Dossier, path: string): readonly (Flaw | undefined)[] {
  const to = dossier.text(`${path}.destinatario`);
  return [
    same(to, PEC_ADDRESS)
      ? undefined
      : wrong(`${path}.destinatario`, 'La PEC non va all’indirizzo previsto.', PEC_ADDRESS, to),
    missingFile(dossier, `${path}.accettazione`, 'la ricevuta di accettazione'),
    missingFile(dossier, `${path}.consegna`, 'la ricevuta di consegna'),
  ];
}

/** The rules of io.md §2 on the folder of an ente. */
export const adesioneRules: readonly DossierRule[] = [
  rule(1, (dossier) => {
    const signer = fullName(dossier.members('contratto.firmatario'));
    const entitled = [dossier.members('rappresentante'), ...dossier.list('poteriDiFirma')].map(fullName);
    return [
      ...unsigned(dossier, 'contratto.file', 'il contratto di adesione', signer),
      signer !== '' && entitled.some((each) => same(each, signer))
        ? undefined
        : wrong(
            'contratto.firmatario',
            'Chi ha firmato il contratto non è fra chi può farlo.',
            entitled.filter((each) => each !== '').join(', ') || 'il legale rappresentante',
            signer,
          ),
    ];
  }),
  rule(2, (dossier) =>
    (['amministrativo', 'tecnico'] as const).map((kind) =>
      dossier.list('delegati').some(({ tipo }) => [tipo].flat().includes(kind))
        ? undefined
        : wrong('delegati', `Manca un delegato ${kind}.`, `almeno un delegato ${kind}`, ''),
    ),
  ),
  onEach(3, 'delegati', (delegate, place) => [
    ...absentFields(delegate, place, ['nome', 'cognome', 'codiceFiscale', 'appartenenza', 'qualifica', 'email', 'pec']),
    ...(['email', 'pec'] as const).map((field) =>
      textOf(delegate[field]) === '' || MAILBOX.test(textOf(delegate[field]))
        ? undefined
        : wrong(`${place}.${field}`, 'L’indirizzo non è valido.', 'nome@dominio', delegate[field]),
    ),
    textOf(delegate['codiceFiscale']) === '' ||
    /^\d{11}$/.test(textOf(delegate['codiceFiscale'])) ||
    isCodiceFiscale(textOf(delegate['codiceFiscale']))
      ? undefined
      : wrong(
          `${place}.codiceFiscale`,
          'Il codice fiscale non è valido.',
          '16 caratteri, con il carattere di controllo esatto',
          delegate['codiceFiscale'],
        ),
  ]),
  onEach(4, 'delegati', (delegate, place) => [
    /^\d{11}$/.test(textOf(delegate['codiceFiscale']))
      ? wrong(`${place}.codiceFiscale`, 'Il delegato è una società.', 'una persona fisica', delegate['codiceFiscale'])
      : undefined,
  ]),
  rule(5, (dossier) => (dossier.text('modalita') === 'corrente' ? [] : pec(dossier, 'pec'))),
  onEach(6, 'account', (account, place, dossier) => {
    const email = textOf(account['email']);
    const delegate = dossier.list('delegati').find((each) => same(textOf(each['email']), email));
    if (delegate === undefined)
      return [
        wrong(`${place}.email`, 'L’account non ha l’email di un delegato.', 'l’email indicata nel contratto', email),
      ];
    return [
      same(fullName(account), fullName(delegate))
        ? undefined
        : wrong(`${place}.nome`, 'L’account non ha il nome del delegato.', fullName(delegate), fullName(account)),
    ];
  }),
  onEach(7, 'variazioni', (variation, place, dossier) => {
    const path = place.replace('[', '.').replace(']', '');
    return [
      textOf(variation['oggetto']) === CHANGE_SUBJECT
        ? undefined
        : wrong(`${place}.oggetto`, 'L’oggetto della PEC non è quello previsto.', CHANGE_SUBJECT, variation['oggetto']),
      ...unsigned(dossier, `${path}.allegato4`, 'l’allegato 4', ''),
      ...pec(dossier, path),
    ];
  }),
  onEach(8, 'aggregati', (body, place, dossier) => {
    const code = textOf(body['codiceFiscale']);
    const twice = dossier.list('aggregati').filter((each) => textOf(each['codiceFiscale']) === code).length > 1;
    return [
      ...absentFields(body, place, ['denominazione', 'sede', 'codiceFiscale', 'codiceIpa']),
      code === '' || isCodiceFiscaleNumerico(code)
        ? undefined
        : wrong(`${place}.codiceFiscale`, 'Il codice fiscale dell’ente non è valido.', 'undici cifre', code),
      code !== '' && twice ? wrong(place, 'L’ente è elencato più volte.', 'ogni ente una volta sola', code) : undefined,
    ];
  }),
  onEach(9, 'servizi', (service, place, dossier) => {
    const body = textOf(service['ente']);
    const own = dossier.text('ente.codiceFiscale');
    const mandated = dossier.list('aggregati').find((each) => textOf(each['codiceFiscale']) === body);
    if (body === own) return [];
    const only = [mandated?.['servizi'] ?? []].flat().map(textOf);
    return mandated !== undefined && (only.length === 0 || only.includes(textOf(service['nome'])))
      ? []
      : [
          wrong(
            `${place}.ente`,
            'Il servizio è di un ente che non ha dato l’incarico.',
            'un ente dell’allegato 3, per quel servizio',
            body,
          ),
        ];
  }),
  onEach(10, 'account', (account, place) => absentFields(account, place, ['nome', 'cognome', 'email', 'telefono'])),
  rule(11, (dossier) => [
    membersOf(dossier.index['integrazione'])['invioManualeInEsercizio'] === true
      ? wrong(
          'integrazione.invioManualeInEsercizio',
          'In esercizio i messaggi si caricano a mano.',
          'invio dal gestionale, con le chiavi',
          'true',
        )
      : undefined,
  ]),
  onEach(13, 'destinatariDiProva', (_, place, dossier) => {
    const path = place.replace('[', '.').replace(']', '');
    return [
      missingFile(dossier, `${path}.informativa`, 'l’informativa data alla persona'),
      missingFile(dossier, `${path}.consenso`, 'il consenso della persona'),
    ];
  }),
  rule(14, (dossier) => {
    const { proveDiPagamento, importoMassimo } = dossier.members('integrazione');
    return [
      proveDiPagamento === true && !(typeof importoMassimo === 'number' && importoMassimo > 0)
        ? wrong(
            'integrazione.importoMassimo',
            'Per le prove di pagamento manca l’importo autorizzato.',
            'un importo in centesimi, maggiore di zero',
            '',
          )
        : undefined,
    ];
  }),
  onEach(16, 'servizi', (service, place, dossier) => {
    const id = textOf(service['id']);
    const twice = id !== '' && dossier.list('servizi').filter((each) => textOf(each['id']) === id).length > 1;
    return [
      id === ''
        ? wrong(
            `${place}.id`,
            'Manca l’identificativo del servizio.',
            'l’identificativo con cui sono nate le chiavi',
            '',
          )
        : undefined,
      twice
        ? wrong(`${place}.id`, 'Due servizi usano le stesse chiavi.', 'un servizio per coppia di chiavi', id)
        : undefined,
    ];
  }),
  rule(19, (dossier) => [
    dossier.text('modalita') === 'corrente' && dossier.text('areaRiservata.istituzione') === ''
      ? wrong(
          'areaRiservata.istituzione',
          'Manca l’identificativo dell’ente nell’Area Riservata.',
          'l’identificativo dell’istituzione',
          '',
        )
      : undefined,
  ]),
  rule(20, (dossier) =>
    dossier.index['listaDiControllo'] === undefined
      ? []
      : Object.entries(STEPS).map(([step, words]) =>
          missingFile(dossier, `listaDiControllo.${step}`, `la prova del passo «${words}»`),
        ),
  ),
];
