import { buildXml, parseXml, textAt } from '../../../simulators/kernel/xml.ts';
import type { IoserviceDesk } from './desk.ts';

/** Where a citizen is sent to log in, with the level that the service demands (io.md §10.3). */
export function loginUrl({ configuration: { url, ente }, parts }: IoserviceDesk, livello: number): string {
  const auth = buildXml({
    name: 'dsAuth',
    children: [
      {
        name: 'auth',
        children: [
          { name: 'id_sito', text: ente.codiceUtente },
          { name: 'url_validate', text: 'https://servizi.ente.example/cohesion' },
          { name: 'url_richiesta', text: 'https://servizi.ente.example/' },
          { name: 'stilesheet', text: parts.loginRestriction(livello) },
        ],
      },
    ],
  });
  return `${url}/SPManager/WAYF.aspx?auth=${encodeURIComponent(Buffer.from(auth).toString('base64'))}`;
}

/** Whether somebody who comes back from Cohesion may enter: it is Cohesion that is asked, never the browser. */
export async function admits(
  { configuration: { url }, ports, parts }: IoserviceDesk,
  { livello, auth, origine }: { readonly livello: number; readonly auth: string; readonly origine: string },
): Promise<boolean> {
  if (!parts.isCohesion(origine, new URL(url).host)) return false;
  const brought = parseXml(Buffer.from(auth, 'base64'));
  if (!brought.ok) return false;
  const sso = textAt(brought.root, 'auth', 'id_sessione_sso') ?? '';
  const aspnet = textAt(brought.root, 'auth', 'id_sessione_aspnet_sso') ?? '';
  const query = new URLSearchParams({ Operation: 'GetCredential', IdSessioneSSO: sso, IdSessioneASPNET: aspnet });
  const response = await ports.transport({
    method: 'GET',
    url: `${url}/SPManager/webCheckSessionSSO.aspx?${query.toString()}`,
    headers: {},
    body: new Uint8Array(0),
  });
  if (response.status !== 200) return false;
  const told = parseXml(response.body);
  if (!told.ok) return false;
  const attested = parts.attestedLevel(
    Number(textAt(told.root, 'auth', 'livello') ?? Number.NaN),
    Number(textAt(brought.root, 'auth', 'livello') ?? Number.NaN),
  );
  return parts.isEnough(attested, livello);
}
