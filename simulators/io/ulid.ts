import type { Ids } from '../kernel/ids.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 48 bits of time (epoch ms), then 80 of chance; 26 characters that sort by time. */
export function ulidAt(at: number, ids: Ids): string {
  let text = '';
  let time = at;
  for (let i = 0; i < 10; i++) {
    text = CROCKFORD[time % 32]! + text;
    time = Math.floor(time / 32);
  }
  for (let i = 0; i < 16; i++) text += CROCKFORD[ids.int(32)]!;
  return text;
}
