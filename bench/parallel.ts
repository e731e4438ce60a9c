// T9: notifications in parallel through their full timelines, beside the same ones each by itself (README.md here).
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../simulators/kernel/journal.ts';
import { differences, inParallel, oneByOne, storyOf } from '../simulators/send/parallel.fixture.ts';
import type { Lived, Story } from '../simulators/send/parallel.fixture.ts';
import { PAPER_CODES } from '../simulators/send/workflow/paper-outcomes.ts';

const count = Number(process.argv[2] ?? 10_000);
if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`how many notifications? got ${process.argv[2]}`);
const codes = Array.from({ length: count }, (_, index) => PAPER_CODES[index % PAPER_CODES.length]!);

/** Each event by its digest: whole stories of this many would fill the memory that is measured. */
function digestOf(lived: Lived): Story {
  return storyOf(lived).map((event) => createHash('sha256').update(event).digest('latin1'));
}

/** What work takes of the wall's time and of the processor's, ms. */
async function timed<Made>(work: () => Promise<Made>): Promise<readonly [made: Made, words: string]> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const made = await work();
  const { user, system } = process.cpuUsage(before);
  return [made, `${Math.round(performance.now() - started)} ms, ${Math.round((user + system) / 1_000)} of CPU`];
}

const folder = mkdtempSync(join(tmpdir(), 'collaudo-bench-'));
const journal = new Journal(join(folder, 'journal.ndjson'));
const [lived, together] = await timed(() => inParallel(codes, journal));
const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
const [first] = lived;
const events = [...first!.at.state.notifications.values()].reduce((sum, { timeline }) => sum + timeline.length, 0);
const stories = lived.map(digestOf);
const [others, alone] = await timed(() => oneByOne(codes, digestOf));
const different = differences(stories, others).map((index) => `${index} (${codes[index]!})`);
journal.close();
rmSync(folder, { recursive: true });
console.log(
  `${count} notifications, ${events} elements: ${together} and ${memory} MiB in parallel; ${alone} each by itself`,
);
console.log(different.length === 0 ? 'the same events' : `different: ${different.slice(0, 10).join(', ')}`);
process.exitCode = different.length === 0 ? 0 : 1;
