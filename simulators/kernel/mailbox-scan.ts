/** Domains that belong to nobody (RFC 2606, RFC 6761): a mailbox there is no person's. */
const NOBODYS = /(?:^|\.)(?:example|test|invalid|example\.(?:com|net|org))$/i;

/** The mailboxes that ask the test environment for an outcome (send.md, UAT): they may stand in the words of a scenario. */
const TRIGGERS: ReadonlySet<string> = new Set(['prova@pec.it', 'prova@fail.it']);

const DOMAIN = /[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])/y;
const SIGN = /@|%40/g;
const LONGEST_LOCAL = 64;

/** Replaces the mailboxes that a text holds, plain or escaped for a URL (`x%40y.it`), whatever stands around them. */
export function replaceMailboxes(text: string, replacement: (mailbox: string) => string): string {
  const plain = text.includes('@');
  if (!plain && !text.includes('%40')) return text;
  const parts: string[] = [];
  let copied = 0;
  for (const sign of text.matchAll(SIGN)) {
    const at = sign.index;
    if (at < copied) continue;
    const domain = domainAt(text, at + sign[0].length);
    if (domain === '' || isNobodys(domain)) continue;
    const from = Math.max(copied, localFrom(text, at));
    const mailbox = `${text.slice(from, at)}@${domain}`;
    if (from === at || TRIGGERS.has(mailbox)) continue;
    const stand = replacement(mailbox);
    parts.push(text.slice(copied, from), sign[0] === '@' ? stand : encodeURIComponent(stand));
    copied = at + sign[0].length + domain.length;
  }
  if (copied === 0) return text;
  parts.push(text.slice(copied));
  return parts.join('');
}

/** Whether every domain of a chain is: one of a person's among them makes it a person's. */
function isNobodys(chain: string): boolean {
  return chain.split(SIGN).every((domain) => NOBODYS.test(domain));
}

/** The domain that begins there, with those chained to it (`a@x.it@y.it`), or the stand-in would be read as the next one's local part. */
function domainAt(text: string, start: number): string {
  let end = start;
  for (let next = start; ;) {
    DOMAIN.lastIndex = next;
    const domain = DOMAIN.exec(text)?.[0];
    if (domain === undefined) break;
    end = next + domain.length;
    const sign = /^(?:@|%40)/.exec(text.slice(end, end + 3))?.[0];
    if (sign === undefined) break;
    next = end + sign.length;
  }
  return text.slice(start, end);
}

/** Where the part before the sign begins; an escape of JSON or of a URL that stands before it is none of it. */
function localFrom(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < LONGEST_LOCAL && isLocal(text.charCodeAt(from - 1))) from--;
  const before = text.charAt(from - 1);
  if (before === '\\') from += text.charAt(from) === 'u' ? 5 : 1;
  else if (before === '%') from += 2;
  return Math.min(from, at);
}

function isLocal(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7) ||
    code === 0x2e ||
    code === 0x5f ||
    code === 0x2b ||
    code === 0x2d
  );
}
