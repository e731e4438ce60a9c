import { childOf } from '../../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../kernel/xml.ts';
import type { IdpEsitoVerifica, IdpVerifica } from '../verifica.ts';
import { decodeEsito, encodeEsito } from './esito.ts';
import { decodeHeader, encodeHeader } from './header.ts';
import { decodePagamento, encodePagamento } from './pagamento.ts';
import { childrenOf, groupAt, optional, ownBoolean, ownText, textOf } from './reading.ts';
import { writerOf } from './writing.ts';

const p = writerOf('informativa');
const e = writerOf('esito');

/** Reads an IdpVerificaStatoPagamento. */
export function decodeVerifica(message: XmlElement): IdpVerifica {
  const body = groupAt(message, 'IdpBody');
  return {
    versione: message.attributes['Versione'] ?? '',
    header: decodeHeader(message),
    pagamenti: childrenOf(body, 'IdPagamento').map((asked) => ({
      idPagamento: ownText(asked),
      tipoPendenza: asked.attributes['TipoPendenza'] ?? '',
    })),
    ...optional('richiestaInformazioni', body, 'richiestaInformazioniPagamento', ownBoolean),
  };
}

/** Reads an IdpEsitoVerifica. */
export function decodeEsitoVerifica(message: XmlElement): IdpEsitoVerifica {
  const body = groupAt(message, 'IdpBody');
  const esito = childOf(body, 'Esito');
  return {
    versione: message.attributes['Versione'] ?? '',
    header: decodeHeader(message),
    stati: childrenOf(body, 'StatoPagamento').map((stato) => ({
      idPagamento: stato.attributes['IdPagamento'] ?? '',
      tipoPendenza: stato.attributes['TipoPendenza'] ?? '',
      stato: ownText(stato),
    })),
    informazioni: childrenOf(body, 'InformazioniPagamento').map((informazioni) => ({
      idPagamento: textOf(informazioni, 'IdPagamento'),
      tipoPendenza: textOf(informazioni, 'TipoPendenza'),
      stato: textOf(informazioni, 'Stato'),
      descrizioneStato: textOf(informazioni, 'DescrizioneStato'),
      ...optional('pagamento', informazioni, 'Pagamento', decodePagamento),
    })),
    ...(esito === undefined ? {} : { esito: decodeEsito(esito) }),
  };
}

export function encodeVerifica({ versione, header, pagamenti, richiestaInformazioni }: IdpVerifica): XmlTree {
  return p.group(
    'IdpVerificaStatoPagamento',
    [
      encodeHeader(header),
      p.group('IdpBody', [
        ...pagamenti.flatMap(({ idPagamento, tipoPendenza }) =>
          p.text('IdPagamento', idPagamento, { TipoPendenza: tipoPendenza }),
        ),
        ...p.boolean('richiestaInformazioniPagamento', richiestaInformazioni),
      ]),
    ],
    { Versione: versione },
  );
}

export function encodeEsitoVerifica({ versione, header, stati, informazioni, esito }: IdpEsitoVerifica): XmlTree {
  return e.group(
    'IdpEsitoVerifica',
    [
      encodeHeader(header),
      e.group('IdpBody', [
        ...stati.flatMap(({ idPagamento, tipoPendenza, stato }) =>
          e.text('StatoPagamento', stato, { IdPagamento: idPagamento, TipoPendenza: tipoPendenza }),
        ),
        ...informazioni.map((item) =>
          e.group('InformazioniPagamento', [
            ...e.text('IdPagamento', item.idPagamento),
            ...e.text('TipoPendenza', item.tipoPendenza),
            ...e.text('Stato', item.stato),
            ...e.text('DescrizioneStato', item.descrizioneStato),
            ...e.maybe('Pagamento', item.pagamento, encodePagamento),
          ]),
        ),
        ...(esito === undefined ? [] : [encodeEsito(esito)]),
      ]),
    ],
    { Versione: versione },
  );
}
