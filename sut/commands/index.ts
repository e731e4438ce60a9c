import { clockCommands } from './clock.ts';
import type { Command } from './command.ts';
import { ioCommands } from './io.ts';
import { irisBbCommands } from './iris-bb.ts';
import { irisSpxCommands } from './iris-spx.ts';
import { ioserviceCommands } from './ioservice.ts';
import { irisCommands } from './iris.ts';
import { sendGpdCommands } from './send-gpd.ts';
import { sendCommands } from './send.ts';

/** Every command, an explicit list (semantics.md 16). */
export const commands: readonly Command[] = [
  ...clockCommands,
  ...sendCommands,
  ...sendGpdCommands,
  ...irisCommands,
  ...irisSpxCommands,
  ...ioserviceCommands,
  ...ioCommands,
  ...irisBbCommands,
];
