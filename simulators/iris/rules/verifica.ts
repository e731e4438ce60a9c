import { satisfied, violated } from '../../kernel/requirement.ts';
import { INSISTENCE_MS } from '../memory.ts';
import { ALLINEAMENTI, condizioniOf, contentOf, keyOf, pendenzeOf, VERIFICA } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { IrisRule } from './rule.ts';

/** Questions about one payment, close to each other, after which it is insistence. */
const MOST_QUESTIONS = 10;

/** How the ente asks about payments, and what it does after (iris.md §3.5). */
export const verifica: readonly IrisRule[] = [
  rule('IRIS-VERIF-001', [...ALLINEAMENTI, VERIFICA], ({ request }, memory) => {
    const asked = contentOf(request, VERIFICA);
    if (asked !== undefined)
      return asked.richiestaInformazioni === true &&
        asked.pagamenti.some(({ idPagamento }) => memory.notPresent.get(idPagamento) !== undefined)
        ? satisfied('Dopo «Posizione non presente» l’ente chiede il dettaglio.')
        : undefined;
    for (const { pendenza, allineamento } of pendenzeOf(request)) {
      if (pendenza.tipoOperazione !== 'Insert') continue;
      for (const { idPagamento } of condizioniOf(pendenza)) {
        const told = memory.notPresent.get(idPagamento);
        const owner = memory.owners.get(keyOf(allineamento.ente, pendenza.tipoPendenza, idPagamento));
        if (told !== undefined && owner !== undefined)
          return violated(
            'L’ente inserisce di nuovo una pendenza perché la verifica breve ha risposto «Posizione non presente».',
            'una verifica con il dettaglio',
            `un nuovo Insert di ${idPagamento} dopo la verifica n. ${told}`,
          );
      }
    }
    return undefined;
  }),
  rule('IRIS-VERIF-002', [VERIFICA], ({ request }) => {
    const asked = contentOf(request, VERIFICA);
    if (asked === undefined) return undefined;
    return unless(
      asked.richiestaInformazioni === true
        ? undefined
        : {
            expected: 'richiestaInformazioniPagamento true',
            observed: asked.richiestaInformazioni === false ? 'false' : 'assente',
          },
      { met: 'La verifica chiede il dettaglio.', broken: 'La verifica non chiede il dettaglio.' },
    );
  }),
  rule('IRIS-VERIF-010', [VERIFICA], ({ request, at }, memory) => {
    const asked = contentOf(request, VERIFICA);
    if (asked === undefined) return undefined;
    const insisted = asked.pagamenti
      .map(({ idPagamento }) => ({ idPagamento, before: memory.questions.get(idPagamento) }))
      .find(({ before }) => before !== undefined && at - before.at < INSISTENCE_MS && before.count >= MOST_QUESTIONS);
    return unless(
      insisted === undefined
        ? undefined
        : {
            expected: `meno di ${MOST_QUESTIONS} richieste ravvicinate`,
            observed: `${insisted.before!.count + 1} richieste per ${insisted.idPagamento}`,
          },
      {
        met: 'L’ente non insiste con la verifica dello stesso pagamento.',
        broken: 'L’ente insiste con la verifica dello stesso pagamento.',
      },
    );
  }),
];
