/** Paths of SEND's interfaces that the ente uses (send.md §1.2). Parameters are encoded here. */
const encoded = encodeURIComponent;

export const paths = {
  preload: '/delivery/attachments/preload',
  requests: (version: string) => `/delivery/${version}/requests`,
  sent: (iun: string) => `/delivery/v2.8/notifications/sent/${encoded(iun)}`,
  document: (iun: string, docIdx: string) =>
    `/delivery/notifications/sent/${encoded(iun)}/attachments/documents/${encoded(docIdx)}`,
  paymentAttachment: (iun: string, recipient: number, attachment: number) =>
    `/delivery/notifications/sent/${encoded(iun)}/attachments/payment/${recipient}/PAGOPA?attachmentIdx=${attachment}`,
  price: (version: string, paTaxId: string, noticeCode: string) =>
    `/delivery/${version}price/${encoded(paTaxId)}/${encoded(noticeCode)}`,
  paymentEvents: '/delivery/events/payment/pagopa',
  cancel: (version: string, iun: string) => `/delivery-push/${version}/notifications/cancel/${encoded(iun)}`,
  streams: (version: string) => `/delivery-progresses/${version}/streams`,
  events: (version: string, streamId: string, lastEventId: string | undefined) =>
    `/delivery-progresses/${version}/streams/${encoded(streamId)}/events` +
    (lastEventId === undefined ? '' : `?lastEventId=${encoded(lastEventId)}`),
};
