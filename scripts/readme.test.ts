import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const README = readFileSync(join(root, 'README.md'), 'utf8');
const MARK = '<!-- readme-code: run by the tests -->\n\n```js\n';

/** The code blocks that the README says are run here. */
const blocks = README.split(MARK)
  .slice(1)
  .map((rest) => rest.slice(0, rest.indexOf('```')));

describe('the README', () => {
  it('has code to run', () => {
    expect(blocks.length).toBeGreaterThan(0);
  });

  it.each(blocks)('runs as printed: %s', async (code) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=collaudo-source', '--input-type=module', '--eval', code],
      { cwd: root },
    );
    expect(stdout).toMatch(/^200 /);
    expect(stdout).toContain('httpMethod');
  });
});
