#!/usr/bin/env node
// The `collaudo` command. In a clone it runs the sources, which Node reads as they are; in the published package, where
// only the compiled form is present, that one. Sources first: a `dist` left behind by a build must never run in their place.
// The entry does its work on import and reads process.argv by itself. This file must load on any Node that has ES modules.
import { existsSync } from 'node:fs';
import module from 'node:module';

const required = 26;

if (Number.parseInt(process.versions.node, 10) < required) {
  process.stderr.write(
    `collaudo: serve Node ${required} o successivo, questo è Node ${process.versions.node}.\n` +
      'Nel repository: "npm start" e "npm run collaudo -- ..." usano il Node 26 portato dalle dipendenze.\n',
  );
  process.exitCode = 2;
} else {
  // The second start finds the sources already compiled: half the time of a short command goes into that.
  module.enableCompileCache?.();
  const source = new URL('../cli/collaudo.ts', import.meta.url);
  const compiled = new URL('../dist/cli/collaudo.js', import.meta.url);
  await import((existsSync(source) ? source : compiled).href);
}
