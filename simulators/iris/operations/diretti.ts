import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import type { Message } from '../contract/message.ts';
import { validateMessage } from '../contract/validate.ts';
import type { Caller, IrisState } from '../state.ts';
import { DIRECT_SERVICES } from '../wsdl/services.ts';
import type { DirectService } from '../wsdl/services.ts';
import { wsdlOf } from '../wsdl/wsdl.ts';
import { configuraEnte, configuraTributi } from './configurazione.ts';
import { rispondiMulti } from './multi-ente.ts';
import { rispondi as rispondiSincrono } from './sincrono.ts';
import { faultDiretto, illeggibile, leggi } from './soap.ts';
import { rispondi as rispondiVerifica } from './verifica.ts';

/**
 * The endpoints without CART (iris.md §1.2). Operations of one service share its path, and the router knows only paths: the
 * operation's id is that of the first, and the element in the body says which one is meant.
 */
export const diretti: readonly Operation<IrisState, Caller>[] = DIRECT_SERVICES.flatMap((service) => [
  {
    id: `${service.operations[0]!.name}@diretto`,
    method: 'POST',
    path: service.path,
    answers: { 200: undefined, 500: undefined },
    handle: (input: Input<Caller>, state: IrisState, context: Context) => risponde(service, input, state, context),
  },
  {
    id: `wsdl@${service.name}`,
    method: 'GET',
    path: service.path,
    answers: { 200: undefined, 405: undefined },
    handle: ({ query }: Input<Caller>, state: IrisState, { publicUrl }: Context): Answer => ({
      response: Object.keys(query).some((name) => name.toLowerCase() === 'wsdl')
        ? {
            status: 200,
            headers: { 'content-type': 'text/xml; charset=utf-8' },
            body: Buffer.from(wsdlOf(service, `${publicUrl}${service.path}`, state.settings.versione)),
          }
        : nonGet(),
    }),
  },
]);

function nonGet(): Answer['response'] {
  const { headers, ...fault } = faultDiretto(
    'Questo indirizzo accetta solo POST; il contratto si legge con ?wsdl.',
    405,
  );
  return { ...fault, headers: { ...headers, allow: 'POST' } };
}

function risponde(service: DirectService, { request }: Input<Caller>, state: IrisState, context: Context): Answer {
  const names = service.operations.map(({ name }) => name);
  const { decoded, violazioni } = leggi(request, names, 'direct', state.settings);
  const perche = illeggibile(decoded);
  if (perche !== undefined) return { response: faultDiretto(perche) };
  if (decoded.kind !== 'message' && decoded.kind !== 'unknown')
    return { response: faultDiretto('messaggio non leggibile') };
  const root = decoded.element.name;
  const attesa = names.find((name) => name === root);
  if (attesa === undefined)
    return { response: faultDiretto(`elemento ${root} non previsto: attesi ${names.join(', ')}`) };
  const action = request.headers['soapaction']?.replaceAll(/^"|"$/g, '').trim() ?? '';
  if (action !== '' && action !== attesa)
    return { response: faultDiretto(`SOAPAction ${action} non è l’operazione del messaggio, ${attesa}`) };
  if (decoded.kind !== 'message')
    return { response: faultDiretto(violazioni[0] ?? `contenuto di ${root} non leggibile`) };
  const answer = consegna(decoded.message, violazioni[0], state, context);
  if (answer === undefined) return { response: faultDiretto(`operazione ${root} non servita`) };
  // an answer repeats the header: where that is what is wrong, only a fault can be said
  const { answer: wrapper } = service.operations.find(({ name }) => name === attesa)!;
  return violazioni[0] !== undefined && validateMessage(answer.response.body, { wrapper, flavour: 'direct' }).length > 0
    ? { response: faultDiretto(violazioni[0]) }
    : answer;
}

function consegna(
  message: Message,
  violazione: string | undefined,
  state: IrisState,
  context: Context,
): Answer | undefined {
  switch (message.wrapper) {
    case 'IdpAllineamentoPendenzeEnteOTF':
      return rispondiSincrono(message.content, violazione, state, context);
    case 'IdpAllineamentoPendenzeMultiEnteOTF':
      return rispondiMulti(message.content, violazione, state, context);
    case 'IdpVerificaStatoPagamenti':
      return rispondiVerifica(message.content, violazione, state, context);
    case 'IdpConfigurazioneEnte':
      return configuraEnte(message.content, violazione, state, context);
    case 'IdpConfigurazioneTributi':
      return configuraTributi(message.content, violazione, state, context);
    default:
      return undefined;
  }
}
