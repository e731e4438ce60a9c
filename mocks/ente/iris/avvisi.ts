import { textAt } from '../../../simulators/kernel/xml.ts';
import type { AvvisoEmesso, GenerateIuv, Identificativo } from '../../../sut/commands/iris-avvisi.ts';
import type { PendenzaDaInviare } from '../../../sut/commands/iris.ts';
import { Rejection } from '../rejection.ts';
import { askService, billerServices, bodyOf } from './biller.ts';
import type { IrisDesk } from './desk.ts';
import { childrenOf, group, leaf } from './xml.ts';
import type { Children } from './xml.ts';

/** Where the numbers that IRIS gave are kept, by IUV. */
const key = (iuv: string): string => `iris/iuv/${iuv}`;

/** Numbers of payments, in as many requests as it takes (iris.md §3.8). @throws Rejection where IRIS gives none. */
export async function generateIuv(
  desk: IrisDesk,
  { tributo, quanti }: GenerateIuv,
): Promise<readonly Identificativo[]> {
  const { parts, configuration, memories } = desk;
  const lots: (readonly Identificativo[])[] = [];
  for (const size of parts.lotSizes(quanti)) {
    const single = size === 1;
    const content: Children = [
      leaf('IdentificativoDominio', parts.domainOf(configuration.ente)),
      leaf('TipoDebito', tributo),
      single ? undefined : leaf('DimensioneLotto', String(size)),
    ];
    const answer = bodyOf(await askService(desk, billerServices.iuv, single ? 'GeneraIUV' : 'GeneraLottoIUV', content));
    if ('code' in answer) {
      const refusal = parts.serviceRefusal('gli IUV', answer.code, answer.description);
      if (refusal !== undefined) throw new Rejection(refusal);
      lots.push([]);
      continue;
    }
    lots.push(
      childrenOf(answer.body, 'ElencoIdentificativi').map((each) =>
        parts.numberKept({
          iuv: textAt(each, 'IdentificativoUnivocoVersamento') ?? '',
          numeroAvviso: textAt(each, 'NumeroAvviso') ?? '',
        }),
      ),
    );
  }
  const numbers = parts.numbersTogether(lots);
  memories.lasting.setMany(numbers.map(({ iuv, numeroAvviso }) => [key(iuv), numeroAvviso]));
  return numbers;
}

/** Pendenze as entered, with a number of IRIS's for each instalment of those that want one and have none. */
export async function numbered(
  desk: IrisDesk,
  pendenze: readonly PendenzaDaInviare[],
): Promise<readonly PendenzaDaInviare[]> {
  const wanting = pendenze.filter(({ conIuv }) => conIuv === true);
  const numbers = new Map<string, readonly Identificativo[]>();
  for (const tributo of new Set(wanting.map((one) => one.tributo))) {
    const quanti = wanting.filter((one) => one.tributo === tributo).flatMap(({ rate }) => rate).length;
    numbers.set(tributo, await generateIuv(desk, { tributo, quanti }));
  }
  const next = new Map<string, number>();
  return pendenze.map(({ conIuv, ...entered }) => {
    if (conIuv !== true) return entered;
    const available = numbers.get(entered.tributo) ?? [];
    return {
      ...entered,
      rate: entered.rate.map((rata) => {
        const at = next.get(entered.tributo) ?? 0;
        next.set(entered.tributo, at + 1);
        const number = desk.parts.numberFor(available, at);
        if (number === undefined) throw new Rejection('IRIS non ha dato uno IUV per ogni rata.');
        return { ...rata, idPagamento: rata.idPagamento ?? number.iuv };
      }),
    };
  });
}

/** Notices of pendenze, as IRIS makes them. @throws Rejection where one cannot be made. */
export async function issueNotices(desk: IrisDesk, idPendenze: readonly string[]): Promise<readonly AvvisoEmesso[]> {
  const { parts, configuration, archive, memories } = desk;
  const payments = idPendenze.map((idPendenza) => {
    const rata = archive.pendenza(idPendenza)?.dati.rate[0];
    if (rata === undefined) throw new Rejection(`Nessuna pendenza ha l’identificativo ${idPendenza}.`);
    return { idPendenza, iuv: parts.iuvOfPayment(rata.idPagamento) };
  });
  const single = payments.length === 1;
  const iuv = payments.map((payment) => leaf('IdentificativoUnivocoVersamento', payment.iuv));
  const answer = bodyOf(
    await askService(desk, billerServices.avvisi, single ? 'GeneraAvviso' : 'GeneraLottoAvvisi', [
      leaf('IdentificativoDominio', parts.domainOf(configuration.ente)),
      ...(single ? iuv : [group('ElencoIdentificativi', iuv)]),
    ]),
  );
  if ('code' in answer) {
    const refusal = parts.serviceRefusal('l’avviso', answer.code, answer.description);
    if (refusal !== undefined) throw new Rejection(refusal);
    return payments.map(({ idPendenza, iuv: number }) => emesso(idPendenza, number, ''));
  }
  const documents = single
    ? [textAt(answer.body, 'AvvisoAnalogico') ?? '']
    : childrenOf(answer.body, 'ElencoAvvisi').map((each) => textAt(each, 'AvvisoAnalogico') ?? '');
  const notices = payments.map(({ idPendenza, iuv: number }, at) => emesso(idPendenza, number, documents[at] ?? ''));
  return payments.map(({ idPendenza }, at) => ({ ...parts.noticeAt(notices, at), idPendenza }));

  function emesso(idPendenza: string, number: string, documento: string): AvvisoEmesso {
    return { idPendenza, numeroAvviso: (memories.lasting.get(key(number)) as string | undefined) ?? '', documento };
  }
}
