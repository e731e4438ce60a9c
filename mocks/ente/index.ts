export type { Configuration, EnteConfiguration, Soggetto } from './configuration.ts';
export { createEnte, NAME, STATION_PATH } from './ente.ts';
export { PDD_PATH, PORTALE_PATH } from './iris/index.ts';
export type { IrisConfiguration } from './iris/index.ts';
export type { Ente } from './ente.ts';
export { correctParts } from './parts.ts';
export type { Parts } from './parts.ts';
export type { Ports, Store } from './ports.ts';
export { fileStore, memoryStore } from './store.ts';
