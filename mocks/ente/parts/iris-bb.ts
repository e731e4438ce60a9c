import type { TributoSpontaneo } from '../../../sut/commands/iris-bb.ts';
import type { Spontaneo } from '../iris/archive.ts';
import type { EnteIris } from '../iris/configuration.ts';
import type { PagamentoLetto } from '../iris/informativa.ts';

/** The tributi that citizens pay by filling IRIS's form, with the fields of the ente's own (iris.md §6). */
export function spontaneousForms({ tributi }: EnteIris): readonly TributoSpontaneo[] {
  return tributi
    .filter(({ campi }) => campi !== undefined)
    .map(({ codice, descrizione = codice, campi = [] }) => ({
      codice,
      descrizione,
      iniziativa: 'spontaneo',
      campi: campi.map(({ nome, etichetta, obbligatorio }) => ({ nome, etichetta, obbligatorio })),
    }));
}

/** Whether a payment is of a tributo that citizens pay by themselves: the ente has no position for it. */
export function isSpontaneous({ tributo }: PagamentoLetto, { tributi }: EnteIris): boolean {
  return tributi.some(({ codice, campi }) => codice === tributo && campi !== undefined);
}

/** The tributo a spontaneous payment is entered under. */
export function spontaneousTributo({ tributo = '' }: PagamentoLetto, _ente: EnteIris): string {
  return tributo;
}

/** Whom a spontaneous payment is for: the debtor, whoever paid. */
export function spontaneousDebtor({ debitore, pagante }: PagamentoLetto): string {
  return debitore ?? pagante ?? '';
}

/** What a spontaneous payment says it is for. */
export function spontaneousCausale({ causale = '' }: PagamentoLetto): string {
  return causale;
}

/** The spontaneous payments of a tributo that are shown: all of them. */
export function spontaneousShown(payments: readonly Spontaneo[]): readonly Spontaneo[] {
  return payments;
}
