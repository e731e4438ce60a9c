import type { SendPendenze } from '../../../sut/commands/iris.ts';
import type { GenerateIuv, IssueNotices } from '../../../sut/commands/iris-avvisi.ts';
import type { ReconcileFlows } from '../../../sut/commands/iris-flussi.ts';
import { Rejection } from '../rejection.ts';
import { generateIuv, issueNotices } from './avvisi.ts';
import type { IrisDesk } from './desk.ts';
import { reconcileFlows } from './flussi.ts';
import { pendenzaHeld } from './held.ts';
import { land, startOtf } from './otf.ts';
import type { OtfAsked } from './otf.ts';
import { runQueue } from './queue.ts';
import { sendPendenze } from './sending.ts';
import { spontaneousPayments } from './spontaneous.ts';
import { readEsiti } from './spx/esiti.ts';
import { sendCsv } from './spx/invio.ts';
import { drawInformative } from './spx/prelievo.ts';
import { verify } from './verification.ts';

type Done = Promise<{ result: unknown; messageToOperator?: string }>;

/** What each command of sut/commands/iris.ts makes the ente do. */
export const irisActions: Readonly<Record<string, (desk: IrisDesk, parameters: unknown) => Done>> = {
  'send-pendenze': async (desk, parameters) => {
    await runQueue(desk);
    return sendPendenze(desk, parameters as SendPendenze, 'async');
  },
  'send-pendenze-sync': async (desk, parameters) => {
    await runQueue(desk);
    return sendPendenze(desk, parameters as SendPendenze, 'sync');
  },
  'send-pendenze-csv': async (desk, parameters) => {
    await runQueue(desk);
    return sendCsv(desk, parameters as SendPendenze);
  },
  'read-esiti-csv': async (desk) => {
    await runQueue(desk);
    const { letti, problemi } = await readEsiti(desk);
    return { result: { letti }, ...told(problemi) };
  },
  'read-informative-csv': async (desk) => {
    const { pagamenti, problemi } = await drawInformative(desk);
    return { result: { pagamenti }, ...told(problemi) };
  },
  'spontaneous-forms': ({ configuration, parts }) =>
    Promise.resolve({ result: { tributi: parts.spontaneousForms(configuration.ente) } }),
  'spontaneous-payments': (desk, parameters) =>
    Promise.resolve({ result: { pagamenti: spontaneousPayments(desk, (parameters as { tributo: string }).tributo) } }),
  'start-otf-payment': async (desk, parameters) => ({ result: await startOtf(desk, parameters as OtfAsked) }),
  'land-otf': async (desk, parameters) => ({
    result: { esito: await land(desk, (parameters as { url: string }).url) },
  }),
  'verify-payments': async (desk, parameters) => ({
    result: { stati: await verifyPayments(desk, parameters as { idPagamenti: string[]; tributo: string }) },
  }),
  'generate-iuv': async (desk, parameters) => ({
    result: { identificativi: await generateIuv(desk, parameters as GenerateIuv) },
  }),
  'issue-notices': async (desk, parameters) => ({
    result: { avvisi: await issueNotices(desk, (parameters as IssueNotices).idPendenze) },
  }),
  'reconcile-flows': async (desk, parameters) => ({
    result: await reconcileFlows(desk, parameters as ReconcileFlows),
  }),
  'pendenza-status': (desk, parameters) =>
    Promise.resolve({ result: pendenzaHeld(desk, (parameters as { idPendenza: string }).idPendenza) }),
};

/** What the operator is told, where there is something. */
function told(problems: readonly string[]): { messageToOperator?: string } {
  return problems.length === 0 ? {} : { messageToOperator: [...new Set(problems)].join(' ') };
}

async function verifyPayments(
  desk: IrisDesk,
  { idPagamenti, tributo }: { readonly idPagamenti: readonly string[]; readonly tributo: string },
): Promise<readonly { idPagamento: string; stato: string }[]> {
  const { parts } = desk;
  let verified = await verify(desk, tributo, idPagamenti);
  for (let asked = 1; asked < parts.questionsInARow(verified?.[0]?.stato); asked++)
    verified = await verify(desk, tributo, idPagamenti);
  return idPagamenti.map((idPagamento) => {
    const stato = verified?.find((each) => each.idPagamento === idPagamento)?.stato;
    if (stato === undefined)
      throw new Rejection('Verifica dei pagamenti non riuscita: nulla è cambiato, si può riprovare più tardi.');
    return { idPagamento, stato: parts.statusWord(stato) };
  });
}
