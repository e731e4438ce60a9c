import type { Fault } from '../../kernel/fault.ts';
import type { Context } from '../../kernel/platform.ts';
import { CARGO } from '../state.ts';
import type { Download, SendEvent, SendState } from '../state.ts';

/** What a metadata answer says of where the bytes are: a URL, or how many seconds to wait before asking again. */
export type Whereabouts =
  | { readonly member: { readonly url: string }; readonly events: readonly SendEvent[] }
  | { readonly member: { readonly retryAfter: number }; readonly events: readonly SendEvent[] };

/** A fresh presigned URL; while documents are held only a wait (send.md §1.12). With the fault `expiry` it has expired. */
export function whereabouts(
  source: Download['source'],
  contentType: string,
  state: SendState,
  context: Context,
  fault: Fault | undefined,
): Whereabouts {
  if (state.hold.times > 0)
    return { member: { retryAfter: seconds(context, state.hold.retryAfter) }, events: [{ type: 'holdTaken' }] };
  const now = context.clock.now();
  const expiresAt = fault?.kind === 'expiry' ? now : now + state.settings.downloadUrlTtlMs;
  const token = state.ids.store.token(32);
  const download: Download = { token, source, contentType, expiresAt };
  const issued: SendEvent = { type: 'downloadIssued', source, expiresAt, [CARGO]: download };
  return { member: { url: `${context.publicUrl}/scarico/${token}` }, events: [issued] };
}

/** A nominal wait as an answer tells it: whole seconds of the run's clock, at least one. */
export function seconds({ clock }: Context, nominal: number): number {
  return Math.max(1, Math.ceil(clock.span(nominal * 1_000) / 1_000));
}

/** `<iun>__<name>.<extension>`: the name of a file as SEND gives it. */
export function filenameOf(iun: string, name: string, extension: string): string {
  const safe = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '_')
    .slice(0, 80);
  return `${iun}__${safe === '' ? 'documento' : safe}.${extension}`;
}
