import type { Signature, Signer } from '../reports/signature/signature.ts';
import type { Verification } from '../reports/verification.ts';

/** What `collaudo verify` prints: each check, whose signatures, over which run, and what was not evaluated. */
export function verificationReport(found: Verification, quiet: boolean): string {
  const { checks, signatures, run, intact, subject } = found;
  const broken = checks.filter(({ ok }) => !ok);
  return [
    ...(quiet ? broken : checks).map(({ ok, code, message }) =>
      ok ? `  ok  ${message}` : `  NO  ${message} [${code}]`,
    ),
    ...signatures.flatMap(signatureLines),
    ...(run === undefined
      ? []
      : [
          `Corsa ${run.id}${run.from === 'document' ? ' (così dice il documento: per confrontarlo con il suo fascicolo, --against)' : ''}.`,
        ]),
    subject === 'bundle' ? bundleLine(found) : documentLine(intact, signatures.length, broken.length),
  ].join('\n');
}

function bundleLine({ intact, checks }: Verification): string {
  const broken = checks.filter(({ ok }) => !ok);
  return intact
    ? `Fascicolo integro: ${checks.length} controlli. L’integrità non dice chi lo ha prodotto: la fiducia non è valutata.`
    : `Fascicolo NON integro: ${broken.length} controlli su ${checks.length} non riusciti (${[...new Set(broken.map(({ member }) => member))].join(', ')}).`;
}

const TRUST =
  'La fiducia non è valutata: se il certificato è qualificato, valido e non revocato lo dice un verificatore ufficiale.';

function documentLine(intact: boolean, signatures: number, broken: number): string {
  if (!intact)
    return `Documento NON integro: ${broken === 1 ? 'una verifica non riuscita' : `${broken} verifiche non riuscite`}.`;
  return signatures === 0
    ? 'Documento integro, non firmato.'
    : `Documento integro, ${signatures === 1 ? 'una firma' : `${signatures} firme`}. ${TRUST}`;
}

function signatureLines({ form, position, signer, time, intact, remarks }: Signature): readonly string[] {
  const what = form === 'documentTimeStamp' ? 'Marca temporale del documento' : `Firma ${position} (${form})`;
  return [
    `${what}: ${intact ? 'integra' : 'NON integra'}`,
    ...(signer === undefined ? [] : signerLines(signer)),
    time === undefined
      ? '    quando        non dichiarato'
      : `    quando        ${time.at}, ${time.source === 'timeStamp' ? `attestato da marca temporale${time.authority === undefined ? '' : ` di ${time.authority}`}` : 'dichiarato da chi firma'}`,
    ...remarks.map((remark) => `    avvertenza    ${remark}`),
  ];
}

/** Names of RFC 5280 §4.2.1.3 as Italian certificates' readers know them. */
const USAGE_WORDS: Readonly<Record<string, string>> = {
  digitalSignature: 'firma digitale',
  nonRepudiation: 'non ripudio',
};

function signerLines({ commonName, serialNumber, issuer, keyUsage }: Signer): readonly string[] {
  return [
    `    firmatario    ${commonName}${serialNumber === undefined ? '' : ` (${serialNumber})`}`,
    `    emittente     ${issuer}`,
    `    uso chiave    ${keyUsage.length === 0 ? 'non indicato' : keyUsage.map((usage) => USAGE_WORDS[usage] ?? usage).join(', ')}`,
  ];
}
