// T14: the check of a SmartProxy file of 1.5 million rows, beside the bare CSV parser over the same bytes in the same run
// (design: at least half of its rows per second, memory flat). The file lies on disk; CPU seconds count, the ratio last.
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import { verificaCsv } from '../simulators/iris/spx/verifica.ts';
import { spxFile } from './workloads/spx.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1500000' }, rounds: { type: 'string', default: '1' } },
});
const rows = Number(values.rows);
const directory = mkdtempSync(join(tmpdir(), 'collaudo-spx-'));
const file = join(directory, 'posizioni.csv');

interface Figures {
  readonly rowsPerSecond: number;
  /** Highest heap in use, and external memory with it, MiB. */
  readonly peak: number;
  /** The same at a tenth of the way. */
  readonly early: number;
}

/** CPU rows per second of one reading of the file, and its memory. */
async function measure(read: (pieces: AsyncIterable<Uint8Array>) => Promise<number>): Promise<Figures> {
  globalThis.gc?.();
  const { size } = statSync(file);
  let passed = 0;
  let peak = 0;
  let early = 0;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    let pieces = 0;
    for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) {
      passed += piece.length;
      if (pieces++ % 50 === 0) {
        globalThis.gc?.();
        const { heapUsed, external } = process.memoryUsage();
        peak = Math.max(peak, heapUsed + external);
        if (passed < size / 10) early = peak;
      }
      yield piece;
    }
  };
  const before = process.cpuUsage();
  const read_ = await read(watched());
  const { user, system } = process.cpuUsage(before);
  return { rowsPerSecond: (read_ / (user + system)) * 1e6, peak: peak / 2 ** 20, early: early / 2 ** 20 };
}

async function bareParser(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let count = -1;
  const parser = parse({ delimiter: '|' });
  parser.on('readable', () => {
    while (parser.read() !== null) count++;
  });
  await pipeline(pieces, parser);
  return count;
}

async function check(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let first = true;
  const source = (): AsyncIterable<Uint8Array> => {
    const once = first;
    first = false;
    return once ? pieces : (createReadStream(file) as AsyncIterable<Uint8Array>);
  };
  const { righe, errori } = await verificaCsv(source);
  if (errori.length > 0) throw new Error(`the file of the bench is refused: ${JSON.stringify(errori[0])}`);
  return righe;
}

try {
  await pipeline(spxFile(rows), createWriteStream(file));
  const ratios: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const bare = await measure(bareParser);
    const ours = await measure(check);
    ratios.push(ours.rowsPerSecond / bare.rowsPerSecond);
    console.log(
      `spx-csv, ${rows} rows, ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB: ` +
        `check ${ours.rowsPerSecond.toFixed(0)} rows a CPU second, memory ${ours.early.toFixed(0)} MiB at a tenth, ${ours.peak.toFixed(0)} MiB at most; ` +
        `bare parser ${bare.rowsPerSecond.toFixed(0)}, ${bare.early.toFixed(0)} MiB, ${bare.peak.toFixed(0)} MiB`,
    );
  }
  console.log(
    `ratio to the bare parser: ${(100 * ratios.toSorted((a, b) => a - b)[ratios.length >> 1]!).toFixed(0)} %`,
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}
