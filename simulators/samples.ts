import { samples as io } from './io/samples.arbitrary.ts';
import { samples as iris } from './iris/samples.arbitrary.ts';
import type { Sample } from './kernel/sample.arbitrary.ts';
import { valueSamples } from './kernel/values/samples.arbitrary.ts';
import { samples as send } from './send/samples.arbitrary.ts';

/** Every kind of artefact that can be generated: an explicit list. */
export const samples: readonly Sample[] = [...valueSamples, ...send, ...iris, ...io];

export { drawn } from './kernel/sample.arbitrary.ts';
