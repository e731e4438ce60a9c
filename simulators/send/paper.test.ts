import { describe, expect, test } from 'vitest';
import { DETAILED_CATEGORIES } from './contract/timeline.ts';
import { codesOf, detailOf, sentTo, statusesOf, STRANGER } from './paper.fixture.ts';
import type { Detail } from './paper.fixture.ts';
import { PAPER_CODES } from './workflow/paper-outcomes.ts';
import { DAY, desk, NOTICE, requestWithNotice, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

const categories = ({ timeline }: Detail) => timeline.map(({ category }) => category);
const only = ({ timeline }: Detail, category: string) => timeline.filter((element) => element.category === category);
const priceOf = async (at: Desk) => (await at.ask('GET', `/delivery/v2.3/price/12345678903/${NOTICE}`)).json;

async function run(code: string, settings = {}, taxId = STRANGER) {
  const at = desk(settings);
  const iun = await sentTo(at, code, taxId);
  await at.clock.runToIdle();
  return { at, iun, detail: await detailOf(at, iun) };
}

const PAPER = ['ACCEPTED', 'DELIVERING', 'DELIVERED', 'EFFECTIVE_DATE'];
const NOBODY = ['ACCEPTED', 'DELIVERING', 'UNREACHABLE', 'EFFECTIVE_DATE'];
const DEAD = ['ACCEPTED', 'DELIVERING', 'RETURNED_TO_SENDER'];

/** Codes after which a recipient is not reached, by the end of the notification (send.md §3.2). */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  'FAIL-IRREPERIBILE_AR': NOBODY,
  'FAIL-IRREPERIBILE_AR_SLOW': NOBODY,
  'FAIL-DISCOVERYIRREPERIBILE_AR': NOBODY,
  'FAIL-IRREPERIBILE_890': NOBODY,
  'FAIL-DISCOVERYIRREPERIBILE_890': NOBODY,
  FAIL_RIR: NOBODY,
  FAIL_DECEDUTO_AR: DEAD,
  FAIL_DECEDUTO_890: DEAD,
};

describe('every address of the test environment', () => {
  test.each(PAPER_CODES)('%s', async (code) => {
    const { at, detail } = await run(code);
    expect(statusesOf(detail)).toEqual(ENDS[code] ?? PAPER);
    for (const category of new Set(categories(detail))) expect(DETAILED_CATEGORIES).toContain(category);
    expect(new Set(detail.timeline.map(({ elementId }) => elementId)).size).toBe(detail.timeline.length);
    for (const { details, legalFactsIds = [] } of detail.timeline)
      if (details['attachments'] !== undefined) expect(legalFactsIds).toMatchObject([{ category: 'ANALOG_DELIVERY' }]);
    expect(only(detail, 'REFINEMENT')).toHaveLength(ENDS[code] === DEAD ? 0 : 1);
    expect(troubles(at)).toEqual([]);
  });
});

describe('a registered letter', () => {
  test('delivered: price, refinement ten days later, ids of attempts', async () => {
    const { at, detail } = await run('Ok_Ar');
    expect(codesOf(detail)).toEqual(['CON080', 'CON020', 'CON018', 'RECRN001A', 'RECRN001B', 'RECRN001C=OK']);
    const feedback = Date.parse(only(detail, 'SEND_ANALOG_FEEDBACK')[0]!.timestamp);
    expect(Date.parse(only(detail, 'REFINEMENT')[0]!.timestamp) - feedback).toBe(10 * DAY);
    expect(only(detail, 'SEND_ANALOG_DOMICILE')[0]!.elementId).toMatch(
      /^SEND_ANALOG_DOMICILE\..*RECINDEX_0\.ATTEMPT_0$/,
    );
    expect(await priceOf(at)).toMatchObject({ analogCost: 358, partialPrice: 458, totalPrice: 637 });
  });

  test('the inquiry finds another address: two sends, VAT once on their sum', async () => {
    const { at, detail } = await run('FAIL-Discovery_890', { prezziCartacei: TWO });
    expect(codesOf(detail).filter((code) => code.includes('='))).toEqual(['RECAG003F=KO', 'RECAG001C=OK']);
    expect(categories(detail)).not.toContain('PUBLIC_REGISTRY_VALIDATION_CALL');
    expect(only(detail, 'SEND_ANALOG_FEEDBACK')[0]!.details['newAddress']).toMatchObject({ municipality: 'COSENZA' });
    expect(await priceOf(at)).toMatchObject({ analogCost: 1522, totalPrice: 100 + 1857 + 100 });
  });

  test('no inquiry: the registries are asked, and their address is tried', async () => {
    const residenza = { address: 'VIA @OK_AR', zip: '00118', municipality: 'ROMA', province: 'RM' };
    const { detail } = await run('FAIL-Irreperibile_AR', { persone: [{ codiceFiscale: STRANGER, residenza }] });
    expect(codesOf(detail).at(-1)).toBe('RECRN001C=OK');
    expect(only(detail, 'PUBLIC_REGISTRY_RESPONSE').at(-1)!.details).toMatchObject({ physicalAddress: residenza });
    expect(statusesOf(detail)).toEqual(PAPER);
  });

  test.each([
    ['none', undefined, 'D00'],
    ['not valid', { address: 'VIA X 1', zip: '90121', municipality: 'MILANO', province: 'MI' }, 'D01'],
    [
      'the same',
      { address: 'VIA @FAIL-Irreperibile_AR', zip: '87100', municipality: 'COSENZA', province: 'CS' },
      'D02',
    ],
  ])('an address that is %s is of no use: %s %s', async (_, residenza, cause) => {
    const persone = [{ codiceFiscale: STRANGER, ...(residenza === undefined ? {} : { residenza }) }];
    const { at, detail } = await run('FAIL-Irreperibile_AR', { persone });
    expect(only(detail, 'PREPARE_ANALOG_DOMICILE_FAILURE')[0]!.details['failureCause']).toBe(cause);
    expect(only(detail, 'COMPLETELY_UNREACHABLE')[0]!.legalFactsIds).toMatchObject([
      { category: 'ANALOG_FAILURE_DELIVERY' },
    ]);
    expect(only(detail, 'SEND_ANALOG_DOMICILE')).toHaveLength(1);
    expect(troubles(at)).toEqual([]);
  });

  test.each(['FAIL_AR', 'FAIL_890', 'OK-Giacenza_AR', 'FAIL-Giacenza_AR', 'FAIL_IndirizzoInesistenteAR'])(
    '%s: a refusal or an absence leads to no second attempt',
    async (code) => {
      const { detail } = await run(code);
      expect(only(detail, 'SEND_ANALOG_DOMICILE')).toHaveLength(1);
      expect(detail.notificationStatus).toBe('EFFECTIVE_DATE');
    },
  );

  test('ten days of storage give effect; what comes of the letter later is told and changes nothing', async () => {
    const { detail } = await run('OK-Giacenza-gt10_AR');
    expect(codesOf(detail).join(' ')).toBe('CON080 CON020 RECRN010 RECRN011 PNRN012=OK RECRN003A RECRN003B RECRN003C');
    expect(only(detail, 'ANALOG_SUCCESS_WORKFLOW')).toHaveLength(1);
  });

  test('is not sent to who opens the notification within the days of courtesy', async () => {
    const at = desk();
    const iun = await sentTo(at, 'OK_AR', 'BNRMHL75C06G702B');
    await at.clock.advance(4 * DAY);
    at.simulation.stimulate('recipientViews', { iun });
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(categories(detail)).toEqual(expect.arrayContaining(['SEND_COURTESY_MESSAGE', 'NOTIFICATION_VIEWED']));
    expect(categories(detail)).not.toContain('SEND_ANALOG_DOMICILE');
    expect(statusesOf(detail)).toEqual(['ACCEPTED', 'VIEWED']);
    expect((await priceOf(at)).analogCost).toBe(0);
  });

  test('cancelled on its way: the post ends what it has, no second attempt, no refinement', async () => {
    const at = desk();
    const iun = await sentTo(at, 'FAIL-Discovery_AR');
    await at.clock.advance(130_000);
    expect(categories(await detailOf(at, iun))).toContain('SEND_ANALOG_DOMICILE');
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(codesOf(detail).at(-1)).toBe('RECRN002F=KO');
    expect(only(detail, 'SEND_ANALOG_DOMICILE')).toHaveLength(1);
    expect(detail.notificationStatus).toBe('CANCELLED');
  });

  test('a retrieval at a RADD point costs the ente nothing', async () => {
    const { at, iun } = await run('FAIL-Irreperibile_AR');
    const before = await priceOf(at);
    at.simulation.stimulate('raddRetrieval', { iun });
    const detail = await detailOf(at, iun);
    expect(categories(detail).at(-1)).toBe('NOTIFICATION_RADD_RETRIEVED');
    expect(await priceOf(at)).toEqual(before);
    expect(troubles(at)).toEqual([]);
  });
});

describe('scans in an archive', () => {
  test.each([
    ['OK_AR_ZIP', 'CON080 RECRN001A RECRN001B.zip RECRN001C=OK'],
    ['OK_890_ZIP', 'CON080 RECAG001A RECAG001B.zip RECAG001C=OK'],
    ['OK-Giacenza_AR_ZIP', 'CON080 RECRN010 RECRN011 RECRN003A RECRN003B.zip RECRN003C=OK'],
    ['OK-Giacenza-gt10_890_ZIP', 'CON080 RECAG010 RECAG011A RECAG012 RECAG011B.zip PNAG012=OK RECAG005A RECAG005C'],
    ['OK_AR_LEGAL_FACTS_ZIP', 'CON080 CON020 CON018 RECRN001A RECRN001B.zip RECRN001C=OK'],
  ])('%s: the legal fact is a zip from its key to its bytes', async (code, codes) => {
    const { at, iun, detail } = await run(code);
    expect(codesOf(detail).join(' ')).toBe(codes);
    const facts = detail.timeline
      .flatMap(({ legalFactsIds = [] }) => legalFactsIds)
      .filter(({ category }) => category === 'ANALOG_DELIVERY');
    expect(facts).toHaveLength(1);
    const { key } = facts[0]!;
    expect(key).toMatch(/^safestorage:\/\/PN_EXTERNAL_LEGAL_FACTS-.+\.zip$/);
    const told = await at.ask(
      'GET',
      `/delivery-push/${iun}/download/legal-facts/${key.slice('safestorage://'.length)}`,
    );
    expect(told.json).toMatchObject({ filename: `${iun}__ANALOG_DELIVERY.zip` });
    const file = await at.ask('GET', new URL(told.json.url as string).pathname);
    expect(file.headers['content-type']).toBe('application/zip');
    expect(Buffer.from(file.body).toString('latin1', 0, 2)).toBe('PK');
    expect(file.body).toHaveLength(told.json.contentLength as number);
    expect(troubles(at)).toEqual([]);
  });
});

describe('digital domiciles by source', () => {
  test("SEND's own comes first", async () => {
    const { detail } = await run('OK_AR', {}, 'FLPCPT69A65Z336P');
    expect(only(detail, 'SEND_DIGITAL_DOMICILE').map(({ details }) => details['digitalAddressSource'])).toEqual([
      'PLATFORM',
    ]);
    expect(detail.notificationStatus).toBe('EFFECTIVE_DATE');
  });

  test('where one fails the next is tried in the same cycle', async () => {
    const at = desk({
      persone: [{ codiceFiscale: STRANGER, pecPiattaforma: 'a@fail.it', pecGenerale: 'b@pec.it' }],
    });
    const asked = requestWithNotice(await at.deposit(), await at.deposit());
    const iun = await at.accepted({
      ...asked,
      recipients: [
        { ...asked.recipients[0]!, taxId: STRANGER, digitalDomicile: { type: 'PEC', address: 'prova@fail.it' } },
      ],
    });
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(
      only(detail, 'SEND_DIGITAL_FEEDBACK').map(({ details }) => [
        details['responseStatus'],
        (details['digitalAddress'] as { address: string }).address,
      ]),
    ).toEqual([
      ['KO', 'a@fail.it'],
      ['KO', 'prova@fail.it'],
      ['OK', 'b@pec.it'],
    ]);
    expect(only(detail, 'SCHEDULE_DIGITAL_WORKFLOW')).toHaveLength(0);
    expect(detail.notificationStatus).toBe('EFFECTIVE_DATE');
  });
});

/** A price of the run's own for the second letter's weight and place. */
const TWO = [{ prodotto: '890', cap: '87', finoAGrammi: 20, centesimi: 761 }];
