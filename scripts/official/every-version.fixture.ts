import { addressWith, STRANGER } from '../../simulators/send/paper.fixture.ts';
import { desk, request, requestWithNotice } from '../../simulators/send/send.fixture.ts';
import type { Desk } from '../../simulators/send/send.fixture.ts';
import { newStream, openStream, readToEnd, streamsPath } from '../../simulators/send/streams.fixture.ts';
import { DETAIL_VERSIONS, REQUEST_VERSIONS, segmentOf, STREAM_VERSIONS } from '../../simulators/send/versions.ts';
import type { RequestVersion, StreamVersion } from '../../simulators/send/versions.ts';

/** A notification through every version of the request, paper and cancellation included, that every version of streams tells. */
export async function everyVersion(): Promise<Desk> {
  const at = desk({
    requestVersions: ['2.4', '2.5', '2.6'],
    detailVersions: ['2.8', '2.9'],
    maxStreams: 20,
    firstPhysicalAddress: 'optional',
  });
  const opened: { readonly version: StreamVersion; readonly streamId: string }[] = [];
  for (const version of STREAM_VERSIONS) {
    const path = streamsPath(version);
    const streamId = await openStream(at, version);
    opened.push({ version, streamId });
    await openStream(at, version, { eventType: 'STATUS' });
    await at.ask('GET', path);
    await at.ask('GET', `${path}/${streamId}`);
    await at.ask('PUT', `${path}/${streamId}`, newStream(version, { title: 'Altro' }));
  }
  // a stream is reached through its own version alone
  for (const { version } of opened) await at.ask('GET', `${streamsPath(version)}/${opened[1]!.streamId}`);

  const deliver = async (version: RequestVersion, code: string): Promise<string> => {
    const asked = requestWithNotice(await at.deposit(), await at.deposit(), { paProtocolNumber: `V${version}` });
    const recipient = { ...asked.recipients[0]!, taxId: STRANGER, physicalAddress: addressWith(code) };
    const { digitalDomicile: _pec, payments, ...onPaper } = recipient;
    const notice = {
      ...payments![0]!.pagoPa!,
      noticeCode: `3020110000000001${version.replace('.', '').padStart(2, '0')}`,
    };
    const { noticeCode, creditorTaxId, attachment } = notice;
    const { paFee, vat, ...first } = asked;
    return version === '1'
      ? at.accepted(
          { ...first, recipients: [{ ...onPaper, payment: { noticeCode, creditorTaxId, pagoPaForm: attachment! } }] },
          version,
        )
      : at.accepted(
          { ...first, paFee: paFee!, vat: vat!, recipients: [{ ...onPaper, payments: [{ pagoPa: notice }] }] },
          version,
        );
  };
  const iuns: string[] = [];
  for (const [index, version] of REQUEST_VERSIONS.entries())
    iuns.push(await deliver(version, ['OK_AR', 'FAIL-IRREPERIBILE_AR', 'FAIL_DECEDUTO_AR'][index % 3]!));
  const unaddressed = request(await at.deposit(), { paProtocolNumber: 'SENZA INDIRIZZO' });
  const { physicalAddress: _none, ...recipient } = unaddressed.recipients[0]!;
  iuns.push(await at.accepted({ ...unaddressed, recipients: [recipient] }));
  at.simulation.stimulate('timelineReworked', { iun: iuns[1] });
  at.simulation.stimulate('refuseNext', { codice: 'NOT_VALID_ADDRESS', dettaglio: 'CAP incoerente', recIndex: 0 });
  await at.ask('POST', '/delivery/requests', request(await at.deposit(), { paProtocolNumber: 'RIFIUTATA' }));
  await at.clock.advance(3_600_000);
  for (const iun of iuns.slice(0, 3)) at.simulation.stimulate('raddRetrieval', { iun });
  await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iuns[0]}`);
  await at.clock.advance(3_600_000);
  await at.ask('POST', '/delivery/events/payment/f24', {
    events: [
      {
        iun: iuns[1],
        recipientTaxId: STRANGER,
        recipientType: 'PF',
        paymentDate: '2026-11-22T12:00:00.000Z',
        amount: 1,
      },
    ],
  });

  for (const { version, streamId } of opened) {
    await readToEnd(at, version, streamId);
    const stream = `${streamsPath(version)}/${streamId}`;
    if (version !== '1') await at.ask('POST', `${stream}/action/disable`);
    await at.ask('DELETE', stream);
  }
  for (const version of DETAIL_VERSIONS)
    for (const iun of iuns) await at.ask('GET', `/delivery/${segmentOf(version)}notifications/sent/${iun}`);
  for (const version of REQUEST_VERSIONS)
    for (const [index, made] of REQUEST_VERSIONS.entries())
      await at.ask(
        'GET',
        `/delivery/${segmentOf(version)}requests?` +
          (index % 2 === 0
            ? `notificationRequestId=${encodeURIComponent(btoa(iuns[index]!))}`
            : `paProtocolNumber=V${made}&idempotenceToken=t1`),
      );
  for (const iun of iuns) {
    const facts = (await at.ask('GET', `/delivery-push/${iun}/legal-facts`)).json;
    for (const { legalFactsId } of facts)
      await at.ask(
        'GET',
        `/delivery-push/${iun}/legal-facts/${legalFactsId.category}/${legalFactsId.key.replace('safestorage://', '')}`,
      );
  }
  return at;
}
