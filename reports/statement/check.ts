import { readChain } from '../../simulators/kernel/journal.ts';
import { textOf } from '../bundle-files.ts';
import type { BundleFiles } from '../bundle-files.ts';
import { STATEMENTS } from '../bundle.ts';
import { passed, refused } from '../check-bundle.ts';
import type { Check } from '../check-bundle.ts';
import { preAuthEncoding } from './dsse.ts';
import type { Envelope, PublicKey } from './dsse.ts';
import { isStatement, PAYLOAD_TYPE, subjectsOf } from './statement.ts';
import type { Statement } from './statement.ts';

export const [SIGNED, UNSIGNED] = STATEMENTS;

/**
 * What a bundle's statement is worth: whose key signed it, and whether it is about these sources, documents and journal. Given a
 * public key, a statement that is missing, unsigned or signed by another is refused.
 */
export function statementChecks(files: BundleFiles, key?: PublicKey): readonly Check[] {
  if (files.names.includes(SIGNED)) return signedChecks(files, key);
  if (files.names.includes(UNSIGNED)) return unsignedChecks(files, key);
  return key === undefined
    ? []
    : [
        refused(
          'STATEMENT_MISSING',
          SIGNED,
          'il fascicolo non contiene una dichiarazione da verificare con la chiave indicata',
        ),
      ];
}

function unsignedChecks(files: BundleFiles, key: PublicKey | undefined): readonly Check[] {
  const words = 'la dichiarazione non è firmata: nessuno risponde di queste impronte';
  const statement = parsed(textOf(files.bytes(UNSIGNED)));
  if (!isStatement(statement)) return [unreadable(UNSIGNED, 'non è una dichiarazione in-toto di esito di prova')];
  return [
    key === undefined ? passed('STATEMENT_UNSIGNED', UNSIGNED, words) : refused('STATEMENT_UNSIGNED', UNSIGNED, words),
    ...aboutThese(files, UNSIGNED, statement),
  ];
}

function signedChecks(files: BundleFiles, key: PublicKey | undefined): readonly Check[] {
  const envelope = envelopeIn(textOf(files.bytes(SIGNED)));
  if (envelope === undefined) return [unreadable(SIGNED, 'non è una busta DSSE con una dichiarazione in-toto')];
  const payload = Buffer.from(envelope.payload, 'base64');
  const statement = parsed(payload.toString('utf8'));
  if (!isStatement(statement)) return [unreadable(SIGNED, 'non contiene una dichiarazione in-toto di esito di prova')];
  return [signatureCheck(envelope, payload, key), ...aboutThese(files, SIGNED, statement)];
}

function signatureCheck({ payloadType, signatures }: Envelope, payload: Uint8Array, key: PublicKey | undefined): Check {
  const ids = signatures.map(({ keyid }) => keyid);
  const named = ids.map((id) => `${id.slice(0, 16)}…`).join(', ');
  if (key === undefined)
    return passed(
      'STATEMENT_NOT_CHECKED',
      SIGNED,
      `la dichiarazione porta la firma della chiave ${named}, che non è stata controllata: indicare la chiave pubblica con --key`,
    );
  const encoded = preAuthEncoding(payloadType, payload);
  if (signatures.some(({ sig }) => key.verifies(encoded, Buffer.from(sig, 'base64'))))
    return passed(
      'STATEMENT',
      SIGNED,
      `la dichiarazione è firmata con la chiave indicata (${key.keyid.slice(0, 16)}…)`,
    );
  return ids.includes(key.keyid)
    ? refused(
        'STATEMENT_ALTERED',
        SIGNED,
        'la dichiarazione è stata modificata: la firma della chiave indicata non le corrisponde',
      )
    : refused(
        'STATEMENT_OTHER_KEY',
        SIGNED,
        `la dichiarazione è firmata con un’altra chiave (${named}), non con quella indicata`,
      );
}

/** Every source and document is spoken of with the digest it has, and the journal with its head and length. */
function aboutThese(files: BundleFiles, member: string, { subject }: Statement): readonly Check[] {
  const stated = new Map(subject.map((each) => [each.name, each]));
  const other = subjectsOf(files).filter(
    (name) => !files.names.includes(name) || stated.get(name)?.digest.sha256 !== files.digest(name),
  );
  if (other.length > 0)
    return [
      refused(
        'STATEMENT_OTHER_SOURCES',
        member,
        `la dichiarazione riguarda altro: non corrispondono ${other.join(', ')}`,
      ),
    ];
  const gone = [...stated.keys()].filter((name) => !files.names.includes(name));
  if (gone.length > 0)
    return [
      refused('STATEMENT_OTHER_SOURCES', member, `la dichiarazione riguarda anche ${gone.join(', ')}, che non c’è`),
    ];
  const { entries, head } = readChain(files.lines('journal.ndjson'));
  const { chainHead, chainLength } = stated.get('journal.ndjson')!.annotations ?? {};
  return [
    chainHead === head && chainLength === entries.length
      ? passed('STATEMENT_SUBJECTS', member, `la dichiarazione riguarda questi ${stated.size} file e questo giornale`)
      : refused(
          'STATEMENT_OTHER_CHAIN',
          member,
          'la dichiarazione riporta un’altra testa o un’altra lunghezza del giornale',
        ),
  ];
}

function envelopeIn(text: string): Envelope | undefined {
  const { payloadType, payload, signatures } = (parsed(text) ?? {}) as Partial<Envelope>;
  const sound =
    payloadType === PAYLOAD_TYPE &&
    typeof payload === 'string' &&
    Array.isArray(signatures) &&
    signatures.length > 0 &&
    signatures.every(
      (each: Partial<Envelope['signatures'][number]> | null) =>
        typeof each?.keyid === 'string' && typeof each.sig === 'string',
    );
  return sound ? { payloadType, payload, signatures } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(member: string, why: string): Check {
  return refused('STATEMENT_UNREADABLE', member, `${member} ${why}`);
}
