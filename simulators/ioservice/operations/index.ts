import type { Operation } from '../../kernel/platform.ts';
import type { Caller, IoserviceState } from '../state.ts';
import { cohesionCredential, cohesionLogin } from './cohesion.ts';
import { changeMessage, deleteMessage, insertMessages, readMessage } from './messages.ts';

/** What an ente, or a citizen's browser, can ask. */
export const operations: readonly Operation<IoserviceState, Caller | undefined>[] = [
  insertMessages,
  readMessage,
  changeMessage,
  deleteMessage,
  cohesionLogin,
  cohesionCredential,
];
