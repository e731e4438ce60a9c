import { emptyResponse, jsonResponse } from '../kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Issue } from '../kernel/json.ts';
import { expectedByIssue, placeOfIssue } from '../kernel/json-words.ts';
import type { Refusal } from '../kernel/platform.ts';

const STATUS = {
  400: '400-Bad Request',
  403: '403-Forbidden',
  404: '404-Not Found',
  409: '409-Conflict',
  413: '413-Payload Too Large',
} as const;

/** An error with the body that the public relative of the gateway gives (io.md §10.2). */
export function problem(status: keyof typeof STATUS, title: string, detail: string): WireResponse {
  return jsonResponse(status, { title, status: STATUS[status], detail });
}

/** Key missing, or unknown: no body. */
export const unauthorized = (): WireResponse => emptyResponse(401);

/** A field of a message of a batch; `n` is its progressivo, or its place counted from 1 where that cannot be read. */
export function wrongField(detail: string, n: number): WireResponse {
  return problem(400, 'Campo non corretto', `${detail} al messaggio:[${n}]`);
}

/** What a request gets that no operation could take. */
export function refuse(refusal: Refusal, request: WireRequest): WireResponse {
  switch (refusal.kind) {
    case 'unknownOperation':
      return problem(404, 'Indirizzo non trovato', refusal.explanation);
    case 'tooLarge':
      return problem(413, 'Richiesta troppo grande', `il corpo supera ${refusal.capBytes} byte`);
    case 'truncated':
      return problem(400, 'Richiesta incompleta', 'il corpo finisce prima della lunghezza dichiarata');
    case 'undecodable':
      return problem(400, 'Richiesta non leggibile', refusal.problem);
    case 'invalid':
      return invalid(refusal.issues, request);
  }
}

function invalid(issues: readonly Issue[], { body }: WireRequest): WireResponse {
  const [issue] = issues;
  if (issue === undefined) return problem(400, 'Campo non corretto', 'la richiesta non è conforme');
  const detail = `${placeOfIssue(issue)}: ${expectedByIssue(issue)}`;
  const index = /^\/messages\/(\d+)/.exec(issue.path)?.[1];
  return index === undefined
    ? problem(400, 'Campo non corretto', detail)
    : wrongField(detail, numberAt(body, Number(index)));
}

function numberAt(body: Uint8Array, index: number): number {
  const { messages } = JSON.parse(Buffer.from(body).toString('utf8')) as {
    messages: readonly ({ readonly progressivo_messaggio?: unknown } | null)[];
  };
  const progressivo = messages[index]?.progressivo_messaggio;
  return typeof progressivo === 'number' ? progressivo : index + 1;
}
