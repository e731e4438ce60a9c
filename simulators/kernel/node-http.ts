/**
 * node:http as the engine has it. An `import` reads every member of a built-in module, and one of this one's is WebSocket, which
 * loads a whole HTTP client (undici): as long as all the rest of a simulator's start.
 */
export const http = process.getBuiltinModule('node:http');

/** node:https, and TLS with it, loaded by whoever needs it. */
export const https = (): typeof import('node:https') => process.getBuiltinModule('node:https');
