import { correctParts } from '../../parts.ts';
import { planMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

type Json = Readonly<Record<string, unknown>>;

const withContent = (fiscalCode: string, content: Json, level: 'ADVANCED' | undefined, over: Json): Json =>
  correctParts.ioBody(fiscalCode, { ...content, ...over }, level);

const ioMutant = planMutant('io');

/** Defects in what messages say, and in the payments they ask for. */
export const contenuto: readonly Mutant[] = [
  ioMutant(
    'io-promemoria-senza-data',
    'Non mette la scadenza nei messaggi.',
    'IO-MSG-019 IO-MST-001 IO-MST-002 IO-PAY-006',
    {
      ioDeadline: () => undefined,
    },
  ),
  ioMutant(
    'io-scadenza-in-ora-locale',
    'Trasmette la scadenza in ora locale, senza fuso.',
    'IO-MSG-006 IO-MST-005 IO-PAY-010 IO-MST-022',
    {
      ioDueDate: (giorno) => `${giorno}T23:59:59`,
    },
  ),
  ioMutant(
    'io-scadenza-a-mezzanotte',
    'Mette la scadenza alla mezzanotte UTC del giorno dopo.',
    'IO-MST-005 IO-PAY-010 IO-MST-022',
    {
      ioDueDate: (giorno) => new Date(Date.parse(`${giorno}T00:00:00Z`) + 86_400_000).toISOString(),
    },
  ),
  ioMutant('io-scadenza-con-offset', 'Trasmette la scadenza con lo scarto dal fuso di Roma.', 'IO-MSG-006', {
    ioDueDate: (giorno) => `${giorno}T22:00:00+01:00`,
  }),
  ioMutant('io-latin1', 'Scrive il corpo in ISO-8859-1.', 'IO-MSG-013 IO-MSG-003', {
    ioBytes: (body) => Buffer.from(JSON.stringify(body), 'latin1'),
  }),
  ioMutant('io-doppia-codifica', 'Converte due volte il testo in UTF-8.', 'IO-MST-004 IO-MSG-013', {
    ioMarkdown: (...given) => Buffer.from(correctParts.ioMarkdown(...given), 'utf8').toString('latin1'),
  }),
  ioMutant('io-riservato-senza-contenuto', 'Non tiene presso di sé i contenuti riservati.', 'IO-MST-016', {
    ioIsRemote: (message) => (message.allegati ?? 0) > 0 || message.precondizione === true,
  }),
  ioMutant('io-riservato-nel-testo', 'Riporta nel messaggio il testo riservato.', 'IO-MST-016', {
    ioMarkdown: (message, button, payment) => `${button}${message.testo}${payment}`,
  }),
  ioMutant('io-riservato-per-posta', 'Lascia andare per posta i messaggi riservati.', 'IO-MSG-012', {
    ioSecureChannels: () => undefined,
  }),
  ioMutant('io-nome-nell-oggetto', 'Lascia nell’oggetto il nome del destinatario.', 'IO-MST-003', {
    personalDataProblem: () => undefined,
  }),
  ioMutant(
    'io-codice-nell-oggetto',
    'Mette nell’oggetto il codice fiscale del destinatario.',
    'IO-MST-003 IO-MSG-013',
    {
      ioBody: (fiscalCode, content, level) =>
        withContent(fiscalCode, content, level, {
          subject: `${(content['subject'] as string).slice(0, 100)} ${fiscalCode}`,
        }),
    },
  ),
  ioMutant('io-messaggio-a-tutti', 'Invia lo stesso testo a tutti.', 'IO-MST-006', {
    broadcastProblem: () => undefined,
  }),
  ioMutant('io-importo-in-euro', 'Trasmette l’importo in euro, arrotondato.', 'IO-PAY-001 IO-MST-022', {
    ioAmount: (importo) => Math.max(1, Math.round(importo / 100)),
  }),
  ioMutant(
    'io-importo-con-decimali',
    'Trasmette l’importo in euro con i decimali.',
    'IO-PAY-004 IO-PAY-001 IO-MST-022',
    {
      ioAmount: (importo) => importo / 100,
    },
  ),
  ioMutant(
    'io-avviso-senza-cifra-ausiliaria',
    'Trasmette lo IUV al posto del numero avviso.',
    'IO-PAY-002 IO-PAY-001',
    {
      ioNoticeNumber: (numeroAvviso) => numeroAvviso.slice(1),
    },
  ),
  ioMutant(
    'io-cifre-di-controllo',
    'Ricalcola male le cifre di controllo del numero avviso.',
    'IO-PAY-003 IO-PAY-001 IO-MST-008',
    {
      ioNoticeNumber: (numeroAvviso) =>
        `${numeroAvviso.slice(0, 16)}${String((Number(numeroAvviso.slice(16)) + 1) % 93).padStart(2, '0')}`,
    },
  ),
  ioMutant('io-avviso-solo-a-parole', 'Scrive l’avviso di pagamento senza i suoi dati.', 'IO-MST-002', {
    ioCarriesPayment: () => false,
  }),
  ioMutant('io-altro-creditore', 'Indica come creditore un altro ente.', 'IO-MST-007 IO-MSG-008', {
    ioPaymentData: (...given) => ({
      ...correctParts.ioPaymentData(...given),
      payee: { fiscal_code: '98765432103' },
    }),
  }),
  ioMutant('io-scadenza-mai-ultima', 'Dice che si può pagare anche dopo la scadenza, sempre.', 'IO-PAY-011', {
    ioExpires: () => false,
  }),
  ioMutant('io-chiede-il-pagato', 'Chiede il pagamento di avvisi già chiusi.', 'IO-PAY-007 IO-MST-021', {
    positionProblem: () => undefined,
  }),
  ioMutant('io-testo-senza-importo', 'Non dice nel testo quanto pagare.', 'IO-MST-009', { ioPaymentText: () => '' }),
  ioMutant('io-testo-con-altro-importo', 'Dice nel testo un importo diverso da quello dell’avviso.', 'IO-MST-022', {
    ioPaymentText: (importo, scadenza) => correctParts.ioPaymentText(importo + 200, scadenza),
  }),
  ioMutant('io-oggetto-in-maiuscolo', 'Scrive gli oggetti in maiuscolo.', 'IO-MST-010 IO-MSG-013 IO-MST-013', {
    ioSubject: (message) => correctParts.ioSubject(message).toUpperCase(),
  }),
  ioMutant('io-firma-del-fornitore', 'Firma i messaggi con il nome del fornitore.', 'IO-MST-014', {
    ioMarkdown: (...given) => `${correctParts.ioMarkdown(...given)}\n\nGestionali di Esempio S.r.l.`,
  }),
  ioMutant('io-pulsante-generico', 'Scrive «Clicca qui» sui pulsanti.', 'IO-MST-015', {
    ioButton: (pulsante) =>
      pulsante === undefined ? '' : correctParts.ioButton({ ...pulsante, etichetta: 'Clicca qui' }),
  }),
  ioMutant('io-pulsante-rotto', 'Scrive i pulsanti con un indirizzo che IO non ammette.', 'IO-MST-017', {
    ioButton: (pulsante) => correctParts.ioButton(pulsante).replaceAll('iohandledlink://', ''),
  }),
  ioMutant('io-tabelle-e-html', 'Scrive i testi con HTML.', 'IO-MST-018', {
    ioMarkdown: (...given) => `${correctParts.ioMarkdown(...given)}<br>`,
  }),
  ioMutant('io-sequenze-di-escape', 'Lascia nel testo le sequenze di escape.', 'IO-MST-019', {
    ioMarkdown: (...given) => `${correctParts.ioMarkdown(...given)}\\n\\nA presto`,
  }),
  ioMutant('io-da-del-lei', 'Dà del Lei al cittadino.', 'IO-MST-020', {
    ioMarkdown: (...given) => `${correctParts.ioMarkdown(...given)} La informiamo che può contattarci.`,
  }),
  ioMutant('io-correzione-senza-titolo', 'Intitola la correzione come il messaggio sbagliato.', 'IO-MST-013', {
    correctionSubject: (subject) => subject,
  }),
  ioMutant('io-correzione-monca', 'Non dice nella correzione che cosa fare.', 'IO-MST-013', {
    correctionText: (wrong, right) => correctParts.correctionText(wrong, right, 'Ci scusiamo per il disagio.'),
  }),
];
