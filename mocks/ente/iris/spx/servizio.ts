import type { WireRequest } from '../../../../simulators/kernel/exchange.ts';
import type { IrisDesk } from '../desk.ts';

/** What came back from SmartProxy; status 0 where nothing did. */
export interface RispostaSpx {
  readonly status: number;
  readonly text: string;
}

const BASE = '/proxyiris-smart/ws/rest';

/** Asks SmartProxy, again where that makes sense. Never throws for what it or the network does. */
export async function askSpx(
  desk: IrisDesk,
  path: string,
  upload?: Uint8Array,
  again: IrisDesk['parts']['spxAgain'] = desk.parts.spxAgain,
): Promise<RispostaSpx> {
  const { parts, ports } = desk;
  for (let attempt = 1; ; attempt++) {
    const reply = await once(desk, path, upload);
    if (!again(reply, attempt)) return reply;
    await ports.clock.sleep(ports.clock.span(parts.spxWait(attempt)));
  }
}

async function once(
  { configuration: { ente, url }, parts, ports }: IrisDesk,
  path: string,
  upload?: Uint8Array,
): Promise<RispostaSpx> {
  const request: WireRequest =
    upload === undefined
      ? { method: 'GET', url: `${url}${BASE}/${path}`, headers: { ...parts.spxHeaders(ente) }, body: new Uint8Array(0) }
      : { method: 'POST', url: `${url}${BASE}/${path}`, ...form(parts.spxPart(), upload, parts.spxHeaders(ente)) };
  try {
    const { status, body } = await ports.transport(request, { timeoutMs: 60_000 });
    return { status, text: Buffer.from(body).toString('utf8') };
  } catch (error) {
    if (!['TIMEOUT', 'RESET', 'UNREACHABLE'].includes(String((error as { code?: unknown }).code))) throw error;
    return { status: 0, text: '' };
  }
}

/** A form with one file. The boundary stands in no file of positions: no field can hold it. */
function form(name: string, file: Uint8Array, headers: WireRequest['headers']): Pick<WireRequest, 'headers' | 'body'> {
  const boundary = 'ente-di-riferimento-7d1f0c';
  return {
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="posizioni.csv"\r\ncontent-type: text/csv\r\n\r\n`,
      ),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
