import { describe, expect, it } from 'vitest';
import { desk, message } from './io.fixture.ts';
import { png } from './pictures.fixture.ts';
import { settingsFrom } from './settings.ts';
import { switches } from './switches.ts';

describe('where the sources disagree (io.md §9)', () => {
  it.each([
    ['current', [202, 202]],
    ['2021', [202, 400]],
  ])('logoRules %s: a logo of 300 × 300, one of 300 × 299', async (logoRules, statuses) => {
    const at = desk({ logoRules });
    const statusOf = async (height: number) => {
      const logo = png({ width: 300, height }).toString('base64');
      return (await at.ask('PUT', '/organizations/12345678903/logo', { logo }, at.keys.tributi)).status;
    };
    expect([await statusOf(300), await statusOf(299)]).toEqual(statuses);
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
