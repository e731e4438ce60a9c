import type { XmlTree } from '../../../simulators/kernel/xml.ts';
import type { IrisDesk } from './desk.ts';
import { services } from './services.ts';
import type { Servizio } from './services.ts';
import { group, leaf, soapWith } from './xml.ts';
import type { Children } from './xml.ts';

/** A whole message for a service: header, then whatever the service wants, with its times told now (iris.md §2.2). */
export function messageFor(desk: IrisDesk, servizio: Servizio, e2eMsgId: string, ...content: Children): Uint8Array {
  const { configuration, parts } = desk;
  const { wrapper, content: name } = services[servizio];
  const header = headerOf(desk, servizio, e2eMsgId);
  return soapWith(
    group(wrapper, [group(name, [header, ...content], { Versione: parts.messageVersion(configuration.ente) })]),
  );
}

function headerOf({ configuration, parts, ports, memories }: IrisDesk, servizio: Servizio, e2eMsgId: string): XmlTree {
  const { trt, e2e } = parts.parties(configuration.ente);
  const service = parts.serviceName(servizio);
  const created = parts.irisMoment(ports.clock.now());
  return group('h:IdpHeader', [
    group('h:TRT', [
      leaf('h:ServiceName', service),
      leaf('h:MsgId', parts.newMessageId({ ids: ports.ids, ...memories })),
      leaf('h:XMLCrtDt', created),
      group('h:Sender', [leaf('h:SenderId', trt.sender.id), leaf('h:SenderSys', trt.sender.sys)]),
      group('h:Receiver', [leaf('h:ReceiverId', trt.receiver.id), leaf('h:ReceiverSys', trt.receiver.sys)]),
    ]),
    group('h:E2E', [
      leaf('h:E2ESrvcNm', service),
      leaf('h:E2EMsgId', e2eMsgId),
      leaf('h:XMLCrtDt', created),
      group('h:Sender', [leaf('h:E2ESndrId', e2e.sender.id), leaf('h:E2ESndrSys', e2e.sender.sys)]),
      group('h:Receiver', [leaf('h:E2ERcvrId', e2e.receiver.id), leaf('h:E2ERcvrSys', e2e.receiver.sys)]),
    ]),
  ]);
}
