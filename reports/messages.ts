import type { Envelope } from '@cucumber/messages';
import { canonical } from '../simulators/kernel/canonical.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Cucumber messages as an export that repeats: identifiers are numbered in order of appearance, instants are the run's
 * start, durations are zero, and what describes the machine or its folders is left out. The truth is the journal, whose
 * ranges the attachments carry (semantics.md 12).
 */
export function stableMessages(messages: readonly Envelope[], startedAt: string): string {
  const ids = new Map<string, string>();
  const timestamp = { seconds: Math.floor(Date.parse(startedAt) / 1000), nanos: 0 };
  const lines = messages.map((envelope) => {
    const plain = JSON.parse(JSON.stringify(envelope), (key, value: unknown) => {
      if (key === 'timestamp') return timestamp;
      if (key === 'duration') return { seconds: 0, nanos: 0 };
      if (key === 'stackTrace' || key === 'os' || key === 'cpu' || key === 'ci' || key === 'runtime') return undefined;
      if (key === 'message' && typeof value === 'string') return value.split('\n', 1)[0];
      return value;
    }) as object;
    return canonical(plain).replaceAll(UUID, (uuid) => {
      let id = ids.get(uuid);
      if (id === undefined) ids.set(uuid, (id = String(ids.size + 1)));
      return id;
    });
  });
  return lines.map((line) => `${line}\n`).join('');
}
