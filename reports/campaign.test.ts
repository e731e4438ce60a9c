import { describe, expect, it } from 'vitest';
import { syntheticEvidence } from './fixtures/evidence.ts';
import { campaignExit, campaignOf, enteSeed, tallyOf } from './campaign.ts';
import type { EnteOutcome } from './campaign.ts';
import { renderCampaign } from './render/campaign-html.ts';

const SUITE = { name: 'collaudo', version: '0' };
const { tree } = syntheticEvidence();

function ended(codiceFiscale: string, verdict: typeof tree.verdict, exitCode: number): EnteOutcome {
  return {
    ente: { denominazione: `Comune <${codiceFiscale}>`, codiceFiscale },
    seed: 1,
    exitCode,
    tree: { ...tree, verdict },
    bundle: `${codiceFiscale}/corsa`,
    manifest: Buffer.from(codiceFiscale),
  };
}

const unusable: EnteOutcome = {
  ente: { denominazione: 'Comune Gamma', codiceFiscale: '3' },
  seed: 1,
  exitCode: 2,
  problem: 'Errore (CONFIG): manca la chiave',
};

describe('a campaign', () => {
  it.each([
    [[ended('1', 'pass', 0), ended('2', 'warn', 0)], 'warn', 0],
    [[ended('1', 'pass', 0), ended('2', 'untested', 4)], 'untested', 4],
    [[ended('1', 'untested', 4), ended('2', 'fail', 1), ended('4', 'pass', 0)], 'fail', 1],
    [[ended('1', 'fail', 1), unusable], 'error', 2],
    [[ended('1', 'error', 3), unusable, ended('2', 'fail', 1)], 'error', 3],
  ] as const)('ends as the worst of its enti (%#)', (outcomes, verdict, exit) => {
    const summary = campaignOf(SUITE, 42, outcomes);
    expect(summary.verdict).toBe(verdict);
    expect(campaignExit(summary)).toBe(exit);
  });

  it('tells each ente’s verdict and where its evidence is, and nothing of what was found', () => {
    const summary = campaignOf(SUITE, 42, [ended('1', 'fail', 1), unusable]);
    expect(tallyOf(summary)).toEqual([
      ['error', 1],
      ['fail', 1],
    ]);
    expect(JSON.stringify(summary)).not.toContain('impronta');
    const page = renderCampaign(summary);
    expect(page).toContain('href="1/corsa/report.html"');
    expect(page).toContain('Comune &lt;1&gt;');
    expect(page).toContain('manca la chiave');
    expect(page).not.toMatch(/<script|https?:\/\//);
  });

  it('gives each ente a seed of its own, always the same', () => {
    expect(enteSeed(42, '12345678903')).toBe(enteSeed(42, '12345678903'));
    expect(new Set([enteSeed(42, '1'), enteSeed(42, '2'), enteSeed(43, '1')]).size).toBe(3);
  });
});
