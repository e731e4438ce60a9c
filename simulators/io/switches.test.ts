import { describe, expect, it } from 'vitest';
import { desk, message } from './io.fixture.ts';
import { settingsFrom } from './settings.ts';
import { switches } from './switches.ts';

/** A PNG as far as its first chunk: what IO reads of a logo. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}

describe('where the sources disagree (io.md §9)', () => {
  it.each([
    ['current', [202, 202]],
    ['2021', [202, 400]],
  ])('logoRules %s: a logo of 300 × 300, one of 300 × 299', async (logoRules, statuses) => {
    const at = desk({ logoRules });
    const statusOf = async (logo: string) =>
      (await at.ask('PUT', '/organizations/12345678903/logo', { logo }, at.keys.tributi)).status;
    expect([await statusOf(png(300, 300)), await statusOf(png(300, 299))]).toEqual(statuses);
  });

  it.each([
    ['api', [201, 201, 201, 201]],
    ['portal2021', [201, 400, 201, 400]],
  ])('messageLimits %s: subjects of 119 and 120, texts of 9.999 and 10.000', async (messageLimits, statuses) => {
    const at = desk({ messageLimits });
    const statusOf = async (content: object) => (await at.ask('POST', '/messages', message(content))).status;
    expect([
      await statusOf({ subject: 'x'.repeat(119) }),
      await statusOf({ subject: 'x'.repeat(120) }),
      await statusOf({ markdown: 'x'.repeat(9_999) }),
      await statusOf({ markdown: 'x'.repeat(10_000) }),
    ]).toEqual(statuses);
  });

  it('what is too long says where', async () => {
    const { json } = await desk({ messageLimits: 'portal2021' }).ask(
      'POST',
      '/messages',
      message({ subject: 'x'.repeat(120) }),
    );
    expect([json.title, json.detail]).toEqual([
      'Invalid message structure',
      expect.stringContaining('root.content.subject'),
    ]);
  });

  it('a word that a switch does not have is refused, and those that it has are said', () => {
    expect(() => settingsFrom({ logoRules: 'vecchie' })).toThrow(/"logoRules" is one of 2021, current/);
  });

  it('every switch is described with its default', () => {
    const { ente: _, altroEnte: __, ...rest } = settingsFrom({});
    expect(Object.fromEntries(switches.map(({ name, value }) => [name, value]))).toEqual(rest);
  });
});
