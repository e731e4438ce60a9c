import { compose } from '../simulators/compose.ts';
import { WallClock } from '../simulators/kernel/clock.ts';
import type { WireResponse } from '../simulators/kernel/exchange.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { Journal } from '../simulators/kernel/journal.ts';
import { listen } from '../simulators/kernel/listen.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';

// Stands as SEND's own environment, in a process of plain Node: a simulator with identifiers of its own that answers otherwise
// than ours in places told beside each. Arguments: the port, the sender's key, `stato` for another status too.

const [port = '0', apiKey = '', status] = process.argv.slice(2);
const url = `http://127.0.0.1:${port}`;
const clock = new WallClock(100_000);
const { send } = compose(
  { journal: new Journal(undefined, { forgets: true }), clock, redactor: redactorWith('altrove') },
  {
    platforms: ['send'],
    ids: idsFrom('altrove'),
    urls: { send: url },
    settings: { send: { mittente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903', apiKey } } },
  },
);
if (send === undefined) throw new Error('SEND is not among the platforms');

function otherwise(operation: string | undefined, response: WireResponse): WireResponse {
  const edited = (edit: (text: string) => string): WireResponse => ({
    ...response,
    body: Buffer.from(edit(Buffer.from(response.body).toString('utf8'))),
  });
  switch (operation) {
    // a member that the simulator does not know
    case 'presignedUploadRequest':
      return edited((text) => text.replaceAll('"preloadIdx"', '"scadenza":"2027-01-01","preloadIdx"'));
    // another status for the same success
    case 'uploadAttachment':
      return status === 'stato' && response.status === 200 ? { ...response, status: 201 } : response;
    // a value of another class
    case 'sendNewNotificationV25':
      return edited((text) => text.replace(/"idempotenceToken":"[^"]*"/, '"idempotenceToken":"2027-01-01"'));
    default:
      return response;
  }
}

const listener = await listen({ clock, host: '127.0.0.1', port: Number(port) });
listener.mount({
  route: (method, pathname) => send.route(method, pathname),
  expects: (head) => send.expects(head),
  failed: (what, error) => send.failed(what, error),
  handle: async (request) =>
    otherwise(send.route(request.method, new URL(request.url, url).pathname)?.operation.id, await send.handle(request)),
});
console.log(`in ascolto: ${url}`);
