import { describe, expect, test } from 'vitest';
import { interceptDoor } from '../../mocks/intercept.door.fixture.ts';
import { expressDoor, platformContract } from '../kernel/platform.contract.ts';
import { io } from './index.ts';
import { examples } from './io.examples.fixture.ts';
import { desk, message, persona, troubles } from './io.fixture.ts';

platformContract(io, { doors: [expressDoor, interceptDoor], examples });

describe('the walking line of a message', () => {
  test('profile, message, accepted, processed', async () => {
    const at = desk();
    const profile = await at.ask('POST', '/profiles', { fiscal_code: persona('P-OK') });
    expect([profile.status, profile.json]).toEqual([200, { sender_allowed: true, preferred_languages: ['it_IT'] }]);
    const sent = await at.ask('POST', '/messages', message());
    expect(sent.status).toBe(201);
    const read = () => at.ask('GET', `/messages/${persona('P-OK')}/${sent.json.id as string}`);
    const pending = await read();
    expect([pending.status, pending.json.status, pending.json.message.content]).toEqual([200, 'ACCEPTED', undefined]);
    await at.clock.advance(5_000);
    const done = await read();
    expect(done.json.status).toBe('PROCESSED');
    expect(done.json.message.content.subject).toBe('Richiesta di residenza ricevuta');
    expect(troubles(at)).toEqual([]);
  });
});
