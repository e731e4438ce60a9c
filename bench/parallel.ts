// T9: notifications in parallel through their full timelines, beside the same ones one after the other (README.md here).
import { inParallel, oneByOne } from '../simulators/send/parallel.fixture.ts';
import { PAPER_CODES } from '../simulators/send/workflow/paper-outcomes.ts';

const count = Number(process.argv[2] ?? 10_000);
if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`how many notifications? got ${process.argv[2]}`);
const codes = Array.from({ length: count }, (_, index) => PAPER_CODES[index % PAPER_CODES.length]!);

const started = performance.now();
const together = await inParallel(codes);
const parallelMs = performance.now() - started;
const alone = await oneByOne(codes);
const serialMs = performance.now() - started - parallelMs;
const different = together.flatMap((story, index) =>
  JSON.stringify(story) === JSON.stringify(alone[index]) ? [] : [`${index} (${codes[index]!})`],
);
console.log(
  `${count} notifications, ${together.reduce((sum, story) => sum + story.length, 0)} elements: ${Math.round(parallelMs)} ms in parallel, ${Math.round(serialMs)} ms one by one`,
);
console.log(different.length === 0 ? 'the same events' : `different: ${different.slice(0, 10).join(', ')}`);
process.exitCode = different.length === 0 ? 0 : 1;
