import { quoted } from '../../kernel/values/parsed.ts';
import type { LetturaAvviso } from './lettura.ts';
import type { CodiceQr } from './qr.ts';
import { FORME, LIMITI } from './testi.ts';
import type { CampoAvviso, TestiAvviso } from './testi.ts';

/** One thing wrong with a notice, and the requirement that it does not meet. Texts are in Italian. */
export interface Difetto {
  readonly requirement: string;
  readonly dove: string;
  readonly messaggio: string;
  readonly atteso: string;
  readonly osservato: string;
}

/** Requirements that a notice is judged by. */
export const REQUISITI_AVVISO = {
  qr: 'IRIS-AVV-001',
  dataMatrix: 'IRIS-AVV-005',
  testi: 'IRIS-AVV-006',
} as const;

/** The QR code that a notice bears, where it bears exactly one that can be read. */
export function qrDi({ qr }: LetturaAvviso): CodiceQr | undefined {
  const [uno, ...altri] = qr;
  return uno === undefined || altri.length > 0 || 'problema' in uno ? undefined : uno;
}

/** Everything wrong with what was read of a notice (iris.md §7.2-§7.4). */
export function difettiAvviso(letto: LetturaAvviso): readonly Difetto[] {
  return [...difettiQr(letto), ...difettiDataMatrix(letto), ...(letto.conTesto ? difettiStampati(letto) : [])];
}

function difettiQr({ qr, illeggibile }: LetturaAvviso): readonly Difetto[] {
  const difetto = (messaggio: string, osservato: string): Difetto => ({
    requirement: REQUISITI_AVVISO.qr,
    dove: 'codice QR',
    messaggio,
    atteso: 'un solo codice QR di pagamento: PAGOPA|002|numero avviso|codice fiscale dell’ente|importo in centesimi',
    osservato,
  });
  if (illeggibile !== undefined) return [difetto('L’avviso non si legge.', illeggibile)];
  if (qr.length !== 1)
    return [difetto('L’avviso non ha un solo codice QR di pagamento che si legga.', `${qr.length} codici QR`)];
  const [uno] = qr;
  return uno !== undefined && 'problema' in uno
    ? [difetto('Il codice QR non è quello di un pagamento.', uno.problema)]
    : [];
}

function difettiDataMatrix(letto: LetturaAvviso): readonly Difetto[] {
  const qr = qrDi(letto);
  return letto.dataMatrix.flatMap((uno): Difetto[] => {
    const difetto = (atteso: string, osservato: string): Difetto => ({
      requirement: REQUISITI_AVVISO.dataMatrix,
      dove: 'DataMatrix',
      messaggio: 'Il DataMatrix del bollettino postale non è quello dell’avviso.',
      atteso,
      osservato,
    });
    if ('problema' in uno) return [difetto('i 256 caratteri del tracciato di Poste', uno.problema)];
    if (qr === undefined) return [];
    return (
      [
        ['numero avviso', qr.numeroAvviso, uno.numeroAvviso],
        ['codice fiscale dell’ente', qr.ente, uno.ente],
        ['importo in centesimi', String(qr.importo), String(uno.importo)],
      ] as const
    )
      .filter(([, atteso, osservato]) => atteso !== osservato)
      .map(([cosa, atteso, osservato]) => difetto(`${cosa} ${atteso}, come nel codice QR`, osservato));
  });
}

/** What can be told from the words alone: the forms of numero avviso, amount and date. */
function difettiStampati(letto: LetturaAvviso): readonly Difetto[] {
  const qr = qrDi(letto);
  const senzaSpazi = (testo: string): string => testo.replaceAll(/[ .-]/g, '');
  const codice = letto.codiciAvviso.find((uno) => qr === undefined || senzaSpazi(uno) === qr.numeroAvviso);
  return [
    ...(codice === undefined
      ? [
          stampato(
            'codice_avviso',
            'il numero dell’avviso, lo stesso del codice QR',
            letto.codiciAvviso.join('; ') || 'nessuno',
          ),
        ]
      : forma('codice_avviso', codice)),
    ...[...letto.importi, ...(letto.importi.length === 0 ? [''] : [])]
      .slice(0, 3)
      .flatMap((importo) => forma('importo', importo)),
    ...letto.date
      .filter((data) => /\d{4}/.test(data))
      .slice(0, 3)
      .flatMap((data) => forma('data', data)),
  ];
}

/** The fields of a notice given as data, each held against its limit and its form (iris.md §7.4). */
export function difettiTesti(testi: Partial<Record<CampoAvviso, string>>): readonly Difetto[] {
  const obbligatori: readonly (keyof TestiAvviso)[] = [
    'ente_creditore',
    'cf_ente',
    'cf_destinatario',
    'nome_cognome_destinatario',
    'importo',
    'data',
    'codice_avviso',
  ];
  return [
    ...obbligatori
      .filter((campo) => (testi[campo] ?? '') === '')
      .map((campo) => stampato(campo, 'un testo', 'assente')),
    ...(Object.entries(testi) as [CampoAvviso, string][]).flatMap(([campo, testo]) => {
      const limite = LIMITI[campo];
      return [
        ...(limite !== undefined && testo.length > limite
          ? [stampato(campo, `al massimo ${limite} caratteri`, `${testo.length} caratteri: ${quoted(testo)}`)]
          : []),
        ...(testo === '' ? [] : forma(campo, testo)),
      ];
    }),
  ];
}

function forma(campo: CampoAvviso, testo: string): readonly Difetto[] {
  const regola = FORME[campo];
  return regola === undefined || regola[0].test(testo) ? [] : [stampato(campo, regola[1], quoted(testo))];
}

function stampato(campo: CampoAvviso, atteso: string, osservato: string): Difetto {
  return {
    requirement: REQUISITI_AVVISO.testi,
    dove: campo,
    messaggio: `Il campo ${campo} dell’avviso non ha la forma prescritta.`,
    atteso,
    osservato,
  };
}
