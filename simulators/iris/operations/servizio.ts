import { textAt } from '../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../kernel/xml.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { soapBytes } from '../contract/codec/soap.ts';
import { serviceWsdl } from '../contract/service-wsdl.ts';
import { elementOf, serviceIssues } from '../contract/soap-service.ts';
import type { ServiceOperation, SoapService } from '../contract/soap-service.ts';
import type { Caller, IrisState } from '../state.ts';
import { faultDiretto } from './soap.ts';

/** What an operation of a service does with a request; `violazione`, where the schema does not admit it. */
export type Handler = (
  richiesta: XmlElement,
  violazione: string | undefined,
  state: IrisState,
  context: Context,
) => Answer | Promise<Answer>;

/**
 * The operations of a service outside CART, at each of its paths, and its WSDL. The router knows only paths: an operation's
 * id is that of the first, and the element in the body says which one is meant.
 */
export function operationsOf(
  service: SoapService,
  handlers: Readonly<Record<string, Handler>>,
): readonly Operation<IrisState, Caller>[] {
  return service.paths.flatMap((path, at) => {
    const suffix = at === 0 ? '' : `-${at + 1}`;
    return [
      {
        id: `${service.operations[0]!.name}@diretto${suffix}`,
        method: 'POST',
        path,
        answers: { 200: undefined, 500: undefined },
        handle: (input: Input<Caller>, state: IrisState, context: Context) =>
          risponde(service, handlers, input, state, context),
      },
      {
        id: `wsdl@${service.name}${suffix}`,
        method: 'GET',
        path,
        answers: { 200: undefined, 405: undefined },
        handle: ({ query }: Input<Caller>, _state: IrisState, { publicUrl }: Context): Answer => ({
          response: Object.keys(query).some((name) => name.toLowerCase() === 'wsdl')
            ? {
                status: 200,
                headers: { 'content-type': 'text/xml; charset=utf-8' },
                body: Buffer.from(serviceWsdl(service, `${publicUrl}${path}`)),
              }
            : faultDiretto('Questo indirizzo accetta solo POST; il contratto si legge con ?wsdl.', 405),
        }),
      },
    ];
  });
}

function risponde(
  service: SoapService,
  handlers: Readonly<Record<string, Handler>>,
  { request }: Input<Caller>,
  state: IrisState,
  context: Context,
): Answer | Promise<Answer> {
  const letto = elementOf(request.body);
  if ('problem' in letto) return { response: faultDiretto(letto.problem) };
  const { element } = letto;
  const operation = service.operations.find(
    (one) => one.request === element.name && element.namespace === service.namespace,
  );
  if (operation === undefined)
    return {
      response: faultDiretto(
        `elemento ${element.name} non previsto: attesi ${service.operations.map((one) => one.request).join(', ')} di ${service.namespace}`,
      ),
    };
  const action = request.headers['soapaction']?.replaceAll(/^"|"$/g, '').trim() ?? '';
  if (action !== '' && action !== operation.soapAction)
    return { response: faultDiretto(`SOAPAction ${action} non è l’operazione del messaggio, ${operation.soapAction}`) };
  const [issue] = serviceIssues(service, request.body);
  return handlers[operation.name]!(
    element,
    issue === undefined ? undefined : `${issue.path}: ${issue.message}`,
    state,
    context,
  );
}

/** An answer of an operation: its element, children unqualified. */
export function rispostaDi(
  service: SoapService,
  { response }: ServiceOperation,
  children: readonly XmlTree[],
): Answer['response'] {
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: soapBytes({ name: `s:${response}`, attributes: { 'xmlns:s': service.namespace }, children }),
  };
}

/** An unqualified element with a text. */
export function foglia(name: string, text: string): XmlTree {
  return { name, text };
}

/** The text of a child; empty where it is not there. */
export function testoIn(element: XmlElement, name: string): string {
  return textAt(element, name) ?? '';
}
