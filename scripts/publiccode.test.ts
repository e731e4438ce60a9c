import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const file = parse(readFileSync(join(root, 'publiccode.yml'), 'utf8')) as {
  softwareVersion: string;
  description: Record<string, { shortDescription: string; longDescription: string; features: string[] }>;
  legal: { license: string };
};
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; license: string };

test('says the version and licence of the package', () => {
  expect(file.softwareVersion).toBe(manifest.version);
  expect(file.legal.license).toBe(manifest.license);
});

test.each(['it', 'en'])('describes the project in %s, within the lengths of the standard', (language) => {
  const description = file.description[language];
  expect(description?.shortDescription.length).toBeLessThanOrEqual(150);
  expect(description?.longDescription.length).toBeGreaterThanOrEqual(150);
  expect(description?.longDescription.length).toBeLessThanOrEqual(10_000);
  expect(description?.features.length).toBeGreaterThan(0);
});
