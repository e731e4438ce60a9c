// T15: schema and semantic validation of a message of 1,000 pendenze, beside two bare parses of the same bytes in the same
// run (README.md here): fast-xml-parser's, which gives a tree that JavaScript can read as ours does, and libxml2's, whose
// tree stays in its own memory. CPU milliseconds a message; the ratios last.
import { XMLParser } from 'fast-xml-parser';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import { parseArgs } from 'node:util';
import { VirtualClock } from '../simulators/kernel/clock.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { bozzaDi } from '../simulators/iris/archivio.ts';
import { readMessage } from '../simulators/iris/contract/validate.ts';
import { iris } from '../simulators/iris/index.ts';
import { lavora } from '../simulators/iris/lavora.ts';
import { controlliPreliminari } from '../simulators/iris/validation/otf.ts';
import { pendenzeSincrone, SETTINGS } from './workloads/iris.ts';

const { values } = parseArgs({
  options: {
    pendenze: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '9' },
    messages: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);
const messages = Number(values.messages);
const bytes = Buffer.from(pendenzeSincrone(0, Number(values.pendenze)).body);
const clock = new VirtualClock(Date.now());
const state = iris.initial(SETTINGS, { clock, ids: idsFrom('bench'), publicUrl: 'http://iris.example' });

const plain = new XMLParser({ ignoreAttributes: false });

function readableParse(): void {
  plain.parse(bytes);
}

function libxml2Parse(): void {
  XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE }).dispose();
}

/** What the synchronous service does of a message before it answers, state and journal left out. */
function validate(): void {
  const { decoded, issues } = readMessage(bytes, { wrappers: ['IdpAllineamentoPendenzeEnteOTF'], flavour: 'cart' });
  if (decoded.kind !== 'message' || decoded.message.wrapper !== 'IdpAllineamentoPendenzeEnteOTF' || issues.length > 0)
    throw new Error(`the message of the bench does not conform: ${decoded.kind} ${issues[0]?.message}`);
  const { header, pendenze, otf } = decoded.message.content;
  const now = clock.now();
  const { errori } = controlliPreliminari(state, header.e2e.sender, pendenze, otf, now);
  const draft = bozzaDi(state);
  const { globale, dettagli } = lavora(state, draft, header, pendenze, { nascosta: false, validaDaOggi: true, now });
  if (errori.length > 0 || globale !== undefined || dettagli.length > 0 || draft.scritte.length !== pendenze.length)
    throw new Error(`the message of the bench is refused: ${JSON.stringify(globale ?? dettagli[0] ?? errori[0])}`);
}

/** CPU milliseconds of one turn. */
function measure(turn: () => void): number {
  const before = process.cpuUsage();
  for (let done = 0; done < messages; done++) turn();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / messages;
}

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1]!;

for (let round = 0; round < 3; round++) for (const turn of [readableParse, libxml2Parse, validate]) measure(turn);
const figures = Array.from({ length: rounds }, () => ({
  readable: measure(readableParse),
  libxml2: measure(libxml2Parse),
  ours: measure(validate),
}));
const middle = {
  ours: median(figures.map(({ ours }) => ours)),
  readable: median(figures.map(({ readable }) => readable)),
  libxml2: median(figures.map(({ libxml2 }) => libxml2)),
};
console.log(
  `pendenze-xml, ${values.pendenze} pendenze, ${bytes.length} B, CPU ms a message, median of ${rounds}: validation ` +
    `${middle.ours.toFixed(1)}, fast-xml-parser ${middle.readable.toFixed(1)}, libxml2 ${middle.libxml2.toFixed(1)}`,
);
console.log(
  `ratio to the bare parse: ${median(figures.map(({ readable, ours }) => ours / readable)).toFixed(2)}x fast-xml-parser's, ` +
    `${median(figures.map(({ libxml2, ours }) => ours / libxml2)).toFixed(2)}x libxml2's`,
);
