import { jsonResponse } from '../../kernel/exchange.ts';
import type { Fault } from '../../kernel/fault.ts';
import type { Answer, Context, Operation } from '../../kernel/platform.ts';
import { storeKey } from '../apply.ts';
import {
  aarPath,
  aarQuery,
  firstLegalFactList,
  iunPath,
  legalFactList,
  legalFactMetadata,
  legalFactPath,
  typedLegalFactPath,
} from '../contract/notifications.ts';
import { knowsFact } from '../known-to.ts';
import { renderLegalFact } from '../legal-facts/render.ts';
import type { Caller, LegalFact, Notification, SendState } from '../state.ts';
import { fileNotFound, notificationNotFound } from './not-found.ts';
import { filenameOf, whereabouts } from './presigned.ts';
import { accepted } from './visibility.ts';

/** Documents that SEND makes and that prove nothing to third parties: they are not legal facts. */
const NOT_LEGAL_FACTS: ReadonlySet<string> = new Set(['AAR', 'F24']);

/** The legal facts of a notification so far (send.md §1.13). */
export const retrieveNotificationLegalFactsV20: Operation<SendState, Caller> = {
  id: 'retrieveNotificationLegalFactsV20',
  method: 'GET',
  path: '/delivery-push/v2.0/{iun}/legal-facts',
  parameters: iunPath,
  answers: { 200: legalFactList },
  handle: listOf(({ category }) => !NOT_LEGAL_FACTS.has(category)),
};

/** The first version of the list, which knows fewer categories. */
export const retrieveNotificationLegalFacts: Operation<SendState, Caller> = {
  id: 'retrieveNotificationLegalFacts',
  method: 'GET',
  path: '/delivery-push/{iun}/legal-facts',
  parameters: iunPath,
  answers: { 200: firstLegalFactList },
  handle: listOf(({ category }) => knowsFact('1', category)),
};

function listOf(told: (fact: LegalFact) => boolean): Operation<SendState, Caller>['handle'] {
  return ({ path, caller }, state, context) => {
    const notification = accepted(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    const facts = notification.legalFactKeys.map((key) => state.legalFacts.get(key)!).filter(told);
    return {
      response: jsonResponse(
        200,
        facts.map(({ iun, recIndex, key, category }) => ({
          iun,
          ...(recIndex === undefined ? {} : { taxId: notification.request.recipients[recIndex]!.taxId }),
          legalFactsId: { key: `safestorage://${key}`, category },
        })),
      ),
    };
  };
}

/** Where a legal fact can be read; its id is the key without `safestorage://` (send.md §1.13). */
export const downloadLegalFactById: Operation<SendState, Caller> = {
  id: 'downloadLegalFactById',
  method: 'GET',
  path: '/delivery-push/{iun}/download/legal-facts/{legalFactId}',
  parameters: legalFactPath,
  answers: { 200: legalFactMetadata },
  handle: download(({ category }) => !NOT_LEGAL_FACTS.has(category)),
};

/** The first version asks for the category too. */
export const retrieveLegalFact: Operation<SendState, Caller> = {
  id: 'retrieveLegalFact',
  method: 'GET',
  path: '/delivery-push/{iun}/legal-facts/{legalFactType}/{legalFactId}',
  parameters: typedLegalFactPath,
  answers: { 200: legalFactMetadata },
  handle: download(({ category }, { legalFactType }) => category === legalFactType),
};

function download(
  meant: (fact: LegalFact, path: Readonly<Record<string, string>>) => boolean,
): Operation<SendState, Caller>['handle'] {
  return ({ path, caller, fault }, state, context) => {
    const notification = accepted(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    const fact = state.legalFacts.get(path['legalFactId']!);
    return fact === undefined || fact.iun !== notification.iun || !meant(fact, path)
      ? fileNotFound(`Legal fact ${path['legalFactId']}`, context)
      : factMetadata(fact, notification, state, context, fault);
  };
}

/** Where the AAR can be read: it is not a legal fact, the timeline names it in `generatedAarUrl` (send.md §1.2 row 21, §2.6). */
export const getDocumentsWeb: Operation<SendState, Caller> = {
  id: 'getDocumentsWeb',
  method: 'GET',
  path: '/delivery-push/{iun}/document/{documentType}',
  parameters: aarPath,
  query: aarQuery,
  answers: { 200: legalFactMetadata },
  handle({ path, query, caller, fault }, state, context) {
    const notification = accepted(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    const key = storeKey(query['documentId']!);
    const fact = state.legalFacts.get(key);
    return fact === undefined || fact.iun !== notification.iun || fact.category !== 'AAR'
      ? fileNotFound(`Document ${key}`, context)
      : factMetadata(fact, notification, state, context, fault);
  },
};

async function factMetadata(
  fact: LegalFact,
  notification: Notification,
  state: SendState,
  context: Context,
  fault: Fault | undefined,
): Promise<Answer> {
  const bytes = await renderLegalFact(fact, notification, state, context);
  const { member, events } = whereabouts({ kind: 'legalFact', key: fact.key }, fact.contentType, state, context, fault);
  return {
    response: jsonResponse(200, {
      filename: filenameOf(notification.iun, fact.category, fact.key.slice(fact.key.lastIndexOf('.') + 1)),
      contentLength: bytes.length,
      ...member,
    }),
    events,
  };
}
