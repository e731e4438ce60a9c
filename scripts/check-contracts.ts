// npm run contracts -- FOLDER BUNDLE...: every exchange that a bundle's journal records against the official interface
// documents in FOLDER. The simulator wrote the answers and the reference ente the requests, so both are judged by
// somebody else's schema. Exit 1 when a body does not fit, or when nothing could be compared.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OfficialContract } from './contracts/official.ts';

/** Which documents speak of which platform; the first that knows an operation decides. */
const documents: Readonly<Record<string, readonly string[]>> = {
  send: [
    'send/api-external-b2b-pa-bundle.yaml',
    'send/api-external-pn-delivery-push-bundle.yaml',
    'send/pn-stream-api-external-bundle.yaml',
  ],
};

interface Exchange {
  readonly kind: string;
  readonly seq: number;
  readonly platform: string;
  readonly direction: string;
  readonly fault?: unknown;
  readonly request: { readonly method: string; readonly url: string; readonly text?: string };
  readonly response: { readonly status: number; readonly text?: string };
}

const [folder, ...bundles] = process.argv.slice(2);
if (folder === undefined || bundles.length === 0) {
  console.error('usage: npm run contracts -- FOLDER BUNDLE...');
  process.exit(2);
}

const contracts = new Map(
  Object.entries(documents).map(([platform, files]) => [
    platform,
    files.map((file) => new OfficialContract(readFileSync(join(folder, file), 'utf8'))),
  ]),
);

/** Operation and status -> how often it was seen, and the first few problems. */
const seen = new Map<string, { count: number; declared: boolean; problems: string[] }>();
let unknown = 0;

for (const bundle of bundles) {
  const journal = join(bundle, 'journal.ndjson');
  if (!existsSync(journal)) {
    console.error(`${journal}: no such file`);
    process.exit(2);
  }
  for (const line of readFileSync(journal, 'utf8').trimEnd().split('\n')) {
    const entry = JSON.parse(line) as Exchange;
    const known = contracts.get(entry.platform);
    // an answer that a scripted fault damaged is wrong on purpose
    if (entry.kind !== 'exchange' || entry.direction !== 'toPlatform' || entry.fault !== undefined || !known) continue;
    const recorded = {
      method: entry.request.method,
      path: new URL(entry.request.url, 'http://platform.example').pathname,
      requestBody: json(entry.request.text),
      status: entry.response.status,
      responseBody: json(entry.response.text),
    };
    const judged = known.map((contract) => contract.judge(recorded)).find((found) => found !== undefined);
    if (judged === undefined) {
      unknown += 1;
      continue;
    }
    const key = `${entry.platform} ${judged.operation} ${judged.status}`;
    const sum = seen.get(key) ?? { count: 0, declared: judged.declared, problems: [] };
    sum.count += 1;
    sum.problems.push(...judged.problems.map((problem) => `exchange ${entry.seq}: ${problem}`));
    seen.set(key, sum);
  }
}

let failed = 0;
for (const [key, { count, declared, problems }] of [...seen].toSorted(([a], [b]) => a.localeCompare(b))) {
  if (problems.length > 0) failed += 1;
  const remark = declared ? '' : ', a status the document does not list';
  console.log(`${problems.length > 0 ? 'FAIL' : 'ok  '}  ${key}: ${count} exchanges${remark}`);
  for (const problem of problems.slice(0, 5)) console.log(`      ${problem}`);
  if (problems.length > 5) console.log(`      and ${problems.length - 5} more`);
}
if (unknown > 0) console.log(`${unknown} exchanges are of no official operation (uploads, downloads)`);
if (seen.size === 0) console.log('nothing to compare: the bundle holds no exchange of an official operation');
console.log(`${seen.size - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || seen.size === 0 ? 1 : 0;

function json(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
