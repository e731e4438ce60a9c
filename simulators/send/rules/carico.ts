import type { SeenExchange } from '../../kernel/platform.ts';
import { violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { SendMemory, Slot } from '../memory.ts';
import { lastSegment, list, members, pathAndQuery, sameSecret, text } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { SendRule } from './rule.ts';

const PRELOAD = ['presignedUploadRequest'];
const UPLOAD = ['uploadAttachment'];
const MOST = 15;

/** Reserving and uploading documents (send.md §1.4, §1.5). */
export const carico: readonly SendRule[] = [
  rule('SEND-CARICO-001', PRELOAD, ({ request }) => {
    const items = list(request.json).map(members);
    const indexes = items.map((item) => item['preloadIdx']);
    if (items.length === 0 || items.length > MOST)
      return violated(
        'La prenotazione non ha un numero ammesso di documenti.',
        `da 1 a ${MOST} documenti`,
        `${items.length} documenti`,
      );
    return unless(
      new Set(indexes).size === indexes.length
        ? undefined
        : { expected: 'indici tutti diversi', observed: indexes.join(', ') },
      {
        met: 'I documenti sono prenotati con indici distinti.',
        broken: 'Due documenti della stessa prenotazione hanno lo stesso indice.',
      },
    );
  }),
  rule('SEND-CARICO-002', PRELOAD, ({ request }) => {
    const digests = list(request.json).map((item) => text(members(item)['sha256']) ?? '');
    const wrong = digests.find((digest) => bytesOf(digest)?.length !== 32);
    return unless(
      wrong === undefined
        ? undefined
        : { expected: 'base64 dei 32 byte dell’impronta (44 caratteri)', observed: described(wrong) },
      {
        met: 'Le impronte prenotate sono la codifica base64 di 32 byte.',
        broken: 'L’impronta prenotata non è la codifica base64 dei 32 byte dello SHA-256.',
      },
    );
  }),
  rule('SEND-CARICO-003', undefined, (exchange, memory) => {
    const { operation, request } = exchange;
    if (operation !== 'uploadAttachment' && !(operation === undefined && /\/caricamento\//.test(request.url)))
      return undefined;
    const slot = slotOf(exchange, memory);
    if (slot === undefined)
      return memory.slots.forgot
        ? undefined
        : violated(
            'Il caricamento usa un indirizzo che nessuna prenotazione ha restituito.',
            'l’indirizzo della prenotazione',
            pathAndQuery(request.url),
          );
    const expected = `${slot.method} ${pathAndQuery(slot.url)}`;
    const observed = `${request.method} ${pathAndQuery(request.url)}`;
    return unless(expected === observed ? undefined : { expected, observed }, {
      met: 'Il caricamento usa metodo e indirizzo della prenotazione.',
      broken: 'Il caricamento non usa il metodo o l’indirizzo della prenotazione.',
    });
  }),
  onSlot('SEND-CARICO-004', ({ request }, slot) => {
    const observed = request.headers['x-amz-checksum-sha256'] ?? 'nessuna impronta';
    return unless(observed === slot.sha256 ? undefined : { expected: slot.sha256, observed }, {
      met: 'L’impronta del caricamento è quella della prenotazione.',
      broken: 'L’impronta dichiarata nel caricamento non è quella della prenotazione.',
    });
  }),
  rule('SEND-CARICO-005', UPLOAD, (exchange, memory) => {
    const { request } = exchange;
    if (request.binary === undefined) return undefined;
    const expected = Buffer.from(request.binary.sha256, 'hex').toString('base64');
    // where the two declarations differ SEND-CARICO-004 speaks: here one of them must be the bytes' own
    const declared = [slotOf(exchange, memory)?.sha256, request.headers['x-amz-checksum-sha256']];
    const observed = declared.includes(expected)
      ? expected
      : (declared.find((each) => each !== undefined) ?? 'nessuna impronta');
    const hexadecimal = Buffer.from(request.binary.sha256, 'latin1').toString('base64');
    return unless(
      observed === expected
        ? undefined
        : {
            expected,
            observed: observed === hexadecimal ? `${observed} (base64 dell’impronta esadecimale)` : observed,
          },
      {
        met: 'L’impronta dichiarata è quella dei byte caricati.',
        broken: 'L’impronta dichiarata non è quella dei byte caricati.',
      },
    );
  }),
  onSlot('SEND-CARICO-006', ({ request }, slot) => {
    const observed = request.headers['x-amz-meta-secret'];
    return unless(
      observed !== undefined && sameSecret(observed, slot.secret)
        ? undefined
        : {
            expected: 'il segreto della prenotazione',
            observed: observed === undefined ? 'nessun segreto' : 'un segreto diverso',
          },
      {
        met: 'Il caricamento porta il segreto della prenotazione.',
        broken: 'Il caricamento non porta il segreto della prenotazione.',
      },
    );
  }),
  onSlot('SEND-CARICO-007', ({ request }, slot) => {
    if (slot.contentType === undefined) return undefined;
    const observed = request.headers['content-type'] ?? 'nessun tipo';
    return unless(
      mediaType(observed) === mediaType(slot.contentType) ? undefined : { expected: slot.contentType, observed },
      {
        met: 'Il tipo del caricamento è quello della prenotazione.',
        broken: 'Il tipo di contenuto del caricamento non è quello della prenotazione.',
      },
    );
  }),
  onSlot('SEND-CARICO-008', ({ request }, slot) => {
    if (slot.contentType !== 'application/pdf' || request.binary === undefined) return undefined;
    const { head } = request.binary;
    return unless(
      head.startsWith('%PDF-')
        ? undefined
        : { expected: 'un file che comincia con %PDF-', observed: head || 'un file vuoto' },
      { met: 'Il documento caricato comincia come un PDF.', broken: 'Il documento caricato non è un PDF.' },
    );
  }),
];

function onSlot(requirement: string, check: (exchange: SeenExchange, slot: Slot) => Judgement | undefined): SendRule {
  return rule(requirement, UPLOAD, (exchange, memory) => {
    const slot = slotOf(exchange, memory);
    return slot === undefined ? undefined : check(exchange, slot);
  });
}

function slotOf({ request }: SeenExchange, memory: SendMemory): Slot | undefined {
  return memory.slots.get(lastSegment(request.url));
}

function mediaType(contentType: string): string {
  return contentType.split(';', 1)[0]!.trim().toLowerCase();
}

function bytesOf(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
}

function described(digest: string): string {
  if (digest === '') return 'nessuna impronta';
  if (/^[0-9a-f]{64}$/i.test(digest)) return `${digest} (esadecimale)`;
  const bytes = bytesOf(digest);
  if (bytes?.length === 64 && /^[0-9a-f]{64}$/i.test(bytes.toString('latin1')))
    return `${digest} (base64 dell’impronta esadecimale)`;
  return digest;
}
