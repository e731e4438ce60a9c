/** What matters of a message received, given as `.eml`. */
export interface MessaggioRicevuto {
  readonly da: string;
  readonly a: readonly string[];
  readonly cc: readonly string[];
  readonly oggetto: string;
}

/** Messages that the ente receives from IRIS, and their exact subjects (procedura §4.1.1, §4.1.3, §4.1.5). */
export const OGGETTI_RICEVUTI = {
  '001': '001-Registrazione Staging-OK',
  '003': '003-Registrazione Esercizio-OK',
  '005': '005-Autorizzazione Go Live',
} as const;
export type NumeroRicevuto = keyof typeof OGGETTI_RICEVUTI;

/** The headers of an RFC 5322 message; what is not there is empty. Never throws. */
export function leggiMessaggio(bytes: Uint8Array): MessaggioRicevuto {
  const testo = Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n');
  const testata = testo.slice(0, testo.indexOf('\n\n') === -1 ? testo.length : testo.indexOf('\n\n'));
  const righe = testata.replaceAll(/\n[ \t]+/g, ' ').split('\n');
  const campo = (nome: string): string => {
    const riga = righe.find((una) => una.toLowerCase().startsWith(`${nome}:`));
    return decodifica((riga ?? '').slice(nome.length + 1).trim());
  };
  return {
    da: indirizzi(campo('from'))[0] ?? '',
    a: indirizzi(campo('to')),
    cc: indirizzi(campo('cc')),
    oggetto: campo('subject'),
  };
}

/** Words encoded as RFC 2047 has it, in UTF-8. */
function decodifica(testo: string): string {
  return testo
    .replaceAll(/(\?=)\s+(=\?)/g, '$1$2')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, come: string, parola: string) =>
      come.toLowerCase() === 'b'
        ? Buffer.from(parola, 'base64').toString('utf8')
        : Buffer.from(
            parola
              .replaceAll('_', ' ')
              .replaceAll(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ).toString('utf8'),
    );
}

function indirizzi(testo: string): readonly string[] {
  return (testo.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? []).map((uno) => uno.toLowerCase());
}

/**
 * What is wrong with a message received, in Italian; empty where it is the one expected. `mittenti` are the addresses that
 * IRIS may write from: the procedure spells one in two ways, so the ente says which.
 */
export function difettiMessaggio(
  numero: NumeroRicevuto,
  messaggio: MessaggioRicevuto,
  { mittenti, destinatario }: { readonly mittenti: readonly string[]; readonly destinatario: string | undefined },
): readonly string[] {
  const oggetto = OGGETTI_RICEVUTI[numero];
  return [
    ...(messaggio.oggetto === oggetto ? [] : [`oggetto «${messaggio.oggetto}» invece di «${oggetto}»`]),
    ...(mittenti.map((uno) => uno.toLowerCase()).includes(messaggio.da)
      ? []
      : [`mittente ${messaggio.da || 'assente'}, che non è fra ${mittenti.join(', ') || 'nessuno (mail.support)'}`]),
    ...(destinatario === undefined || messaggio.a.includes(destinatario.toLowerCase())
      ? []
      : [`non è indirizzato a ${destinatario}`]),
  ];
}
