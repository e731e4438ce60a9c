export { ioActions } from './commands.ts';
export type { IoConfiguration } from './configuration.ts';
export { openIoDesk } from './desk.ts';
export type { IoDesk } from './desk.ts';
export { CONTENUTI_PATH, serveContent } from './remote.ts';
