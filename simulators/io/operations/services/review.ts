import { emptyResponse, jsonResponse } from '../../../kernel/exchange.ts';
import { reviewRequest, servicePublication } from '../../contract/service.ts';
import { conflict, serviceNotFound } from '../../problem.ts';
import { lifecycle } from '../../status/lifecycle.ts';
import { publication } from '../../status/publication.ts';
import { service } from './service.ts';
import { publicationOf } from './wire.ts';

/** Asks PagoPA to look at the card; its automatic part comes first (io.md §3.7). */
export const cmsReviewService = service({
  id: 'cmsReviewService',
  method: 'PUT',
  path: '/review',
  body: reviewRequest,
  answers: { 204: undefined },
  deletedToo: true,
  handle({ body }, { id, status }, { settings }, { clock }) {
    const value = lifecycle.next(status.value, 'submit');
    if (value === undefined) return { response: conflict() };
    const { auto_publish: autoPublish } = body as { auto_publish: boolean };
    return {
      response: emptyResponse(204),
      events: [{ type: 'serviceMoved', service: id, value, autoPublish, at: clock.now() }],
      schedule: [{ afterMs: settings.autoReviewMs, timer: { type: 'autoReview', service: id } }],
    };
  },
});

/** Makes the approved copy visible. */
export const cmsReleaseService = service({
  id: 'cmsReleaseService',
  method: 'POST',
  path: '/release',
  answers: { 204: undefined },
  handle: (_, { id, published }, __, { clock }) =>
    published === undefined
      ? { response: serviceNotFound(id, 'machine') }
      : {
          response: emptyResponse(204),
          events: [
            {
              type: 'servicePublication',
              service: id,
              value: publication.next(published.status, 'publish')!,
              at: clock.now(),
            },
          ],
        },
});

export const cmsGetPublishedService = service({
  id: 'cmsGetPublishedService',
  method: 'GET',
  path: '/release',
  answers: { 200: servicePublication },
  handle: (_, found) =>
    found.published === undefined
      ? { response: serviceNotFound(found.id) }
      : { response: jsonResponse(200, publicationOf(found, found.published)) },
});

/** Hides the approved copy; hiding what is hidden changes nothing. */
export const cmsUnpublishService = service({
  id: 'cmsUnpublishService',
  method: 'DELETE',
  path: '/release',
  answers: { 204: undefined },
  handle: (_, { id, published }, __, { clock }) =>
    published === undefined
      ? { response: serviceNotFound(id, 'machine') }
      : {
          response: emptyResponse(204),
          events: [
            {
              type: 'servicePublication',
              service: id,
              value: publication.next(published.status, 'unpublish')!,
              at: clock.now(),
            },
          ],
        },
});
