import { isMissing, listOf } from '../scheda.ts';
import { schedaRule } from './rule.ts';
import type { SchedaRule, Wrong } from './rule.ts';

interface Network {
  readonly text: string;
  /** The address as a number. */
  readonly address: number;
  /** Bits of the mask; undefined where none is written (the API then takes 32). */
  readonly bits: number | undefined;
}

const FORM = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;

/** Reads a CIDR; undefined where it is none: four numbers to 255, a mask to 32. */
export function networkOf(text: string): Network | undefined {
  const [, ...parts] = FORM.exec(text) ?? [];
  const octets = parts.slice(0, 4).map(Number);
  const bits = parts[4] === undefined ? undefined : Number(parts[4]);
  if (octets.length < 4 || octets.some((octet) => octet > 255) || (bits ?? 0) > 32) return undefined;
  return { text, address: octets.reduce((sum, octet) => sum * 256 + octet, 0), bits };
}

const start = (text: string): number => networkOf(text)?.address ?? 0;

/** Addresses that IO never sees a call come from. */
const NOT_PUBLIC: readonly { readonly from: number; readonly bits: number; readonly name: string }[] = [
  { from: start('10.0.0.0'), bits: 8, name: 'privato' },
  { from: start('172.16.0.0'), bits: 12, name: 'privato' },
  { from: start('192.168.0.0'), bits: 16, name: 'privato' },
  { from: start('127.0.0.0'), bits: 8, name: 'della macchina stessa' },
  { from: start('169.254.0.0'), bits: 16, name: 'di rete locale' },
];

const masked = (address: number, bits: number): number => Math.floor(address / 2 ** (32 - bits));

/** Addresses from which the service may call (io.md §6.1, SCH-17 to SCH-19). */
export const indirizzi: readonly SchedaRule[] = [
  schedaRule(17, (card, { profilo }) =>
    isMissing(card, 'authorizedCidrs') || listOf(card, 'authorizedCidrs')?.length === 0
      ? {
          field: 'authorizedCidrs',
          message: 'La scheda non dice da quali indirizzi IP partono le chiamate.',
          expected: 'almeno un indirizzo con la sua maschera',
          ...(profilo === 'prova' ? { severity: 'WARN' } : {}),
        }
      : undefined,
  ),
  schedaRule(18, (card) =>
    (listOf(card, 'authorizedCidrs') ?? []).map((written): Wrong | undefined => {
      const network = networkOf(written.trim());
      const expected = 'quattro numeri da 0 a 255 e una maschera da 0 a 32, divisi da punto e virgola';
      if (network === undefined)
        return {
          field: 'authorizedCidrs',
          message: 'Un indirizzo IP non è scritto nella forma prevista.',
          expected,
          observed: JSON.stringify(written),
        };
      if (written !== written.trim())
        return {
          field: 'authorizedCidrs',
          message: 'Ci sono spazi accanto a un indirizzo IP.',
          expected,
          observed: JSON.stringify(written),
          severity: 'WARN',
        };
      return network.bits === undefined
        ? {
            field: 'authorizedCidrs',
            message: 'Un indirizzo IP è senza maschera.',
            expected: `${network.text}/32`,
            observed: network.text,
            severity: 'WARN',
          }
        : undefined;
    }),
  ),
  schedaRule(19, (card, { maschera, profilo }) =>
    (listOf(card, 'authorizedCidrs') ?? []).map((written): Wrong | undefined => {
      const network = networkOf(written.trim());
      if (network === undefined) return undefined;
      const { address, bits = 32, text } = network;
      const wrong = (message: string, expected: string, severity: Wrong['severity'] = 'WARN'): Wrong => ({
        field: 'authorizedCidrs',
        message,
        expected,
        observed: text,
        severity,
      });
      if (bits === 0)
        return wrong(
          'Ogni indirizzo IP è autorizzato: la chiave non è protetta.',
          'i soli indirizzi del gestionale',
          profilo === 'produzione' ? 'BLOCK' : 'WARN',
        );
      if (bits < maschera) return wrong('La rete autorizzata è molto ampia.', `una maschera di almeno ${maschera} bit`);
      const place = NOT_PUBLIC.find(
        (range) => bits >= range.bits && masked(address, range.bits) === masked(range.from, range.bits),
      );
      if (place !== undefined)
        return wrong(
          `L’indirizzo è ${place.name}: IO vede soltanto indirizzi pubblici.`,
          'l’indirizzo pubblico da cui partono le chiamate',
        );
      return address % 2 ** (32 - bits) === 0
        ? undefined
        : wrong('L’indirizzo ha cifre oltre la maschera: vale la rete intera.', 'l’indirizzo della rete', 'INFO');
    }),
  ),
];
