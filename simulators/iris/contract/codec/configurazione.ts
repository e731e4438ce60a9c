import { childOf, elementAt, textAt } from '../../../kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../kernel/xml.ts';
import type { IdpConfigurazioneEnte, IdpConfigurazioneTributi } from '../configurazione.ts';
import type { Header } from '../header.ts';
import { decodeHeader, encodeHeader } from './header.ts';
import { groupAt, optional, ownBoolean, ownText, textOf } from './reading.ts';
import { writerOf } from './writing.ts';

const c = writerOf('configurazione');

/** Reads an IdpConfigurazioneEnte. */
export function decodeConfigurazioneEnte(message: XmlElement): IdpConfigurazioneEnte {
  const configurazione = elementAt(message, 'IdpBody', 'ConfigurazioneEnte') ?? message;
  const ente = groupAt(configurazione, 'DatiAnagraficiEnte');
  return {
    versione: message.attributes['Versione'] ?? '',
    ...headerOf(message),
    tipoOperazione: configurazione.attributes['TipoOperazione'] ?? '',
    codiceEnte: textOf(ente, 'CodiceEnte'),
    tipoEnte: textOf(ente, 'TipoEnte'),
    ragioneSociale: textOf(ente, 'RagioneSociale'),
    codiceFiscale: textOf(ente, 'CodiceFiscale'),
    ...optional('partitaIva', ente, 'PartitaIVA', ownText),
    ...optional('indirizzo', ente, 'Indirizzo', (indirizzo) => ({
      ...optional('indirizzo', indirizzo, 'Indirizzo', ownText),
      ...optional('comune', indirizzo, 'Comune', ownText),
      ...optional('provincia', indirizzo, 'Provincia', ownText),
      ...optional('cap', indirizzo, 'CAP', ownText),
      ...optional('nazione', indirizzo, 'Nazione', ownText),
      ...optional('numeroTelefono', indirizzo, 'NumeroTelefono', ownText),
      ...optional('numeroFax', indirizzo, 'NumeroFAX', ownText),
      ...optional('casellaPostale', indirizzo, 'CasellaPostale', ownText),
      ...optional('email', indirizzo, 'Email', ownText),
      ...optional('emailPec', indirizzo, 'EmailPec', ownText),
    })),
    ...optional('iuv', configurazione, 'ParametriGenerazioneIUV', (iuv) => ({
      auxDigit: textOf(iuv, 'AuxDigit'),
      codiceStazione: textOf(iuv, 'CodiceStazione'),
      codiceSegregazione: textOf(iuv, 'CodiceSegregazione'),
    })),
  };
}

/** Reads an IdpConfigurazioneTributi. */
export function decodeConfigurazioneTributi(message: XmlElement): IdpConfigurazioneTributi {
  const configurazione = elementAt(message, 'IdpBody', 'ConfigurazioneTributi') ?? message;
  const tributo = groupAt(configurazione, 'DatiAnagraficiTributo');
  const prefissoIuv = textAt(configurazione, 'ParametriGenerazioneIUV', 'PrefissoGenerazioneIUV');
  return {
    versione: message.attributes['Versione'] ?? '',
    ...headerOf(message),
    tipoOperazione: configurazione.attributes['TipoOperazione'] ?? '',
    codiceEnte: textOf(tributo, 'CodiceEnte'),
    codiceTributo: textOf(tributo, 'CodiceTributo'),
    descrizione: textOf(tributo, 'Descrizione'),
    categoria: textOf(tributo, 'Categoria'),
    codiceSilEnte: textOf(tributo, 'CodiceSilEnte'),
    ibanAccreditoBancario: textOf(tributo, 'IBANAccreditoBancario'),
    ibanAccreditoPostale: textOf(tributo, 'IBANAccreditoPostale'),
    stato: textOf(tributo, 'Stato'),
    ...optional('pagamentoPressoPsp', tributo, 'PagamentoPressoPSP', ownBoolean),
    ...optional('iuvGenerato', tributo, 'IuvGenerato', ownBoolean),
    ...(prefissoIuv === undefined ? {} : { prefissoIuv }),
  };
}

function headerOf(message: XmlElement): { readonly header?: Header } {
  return childOf(message, 'IdpHeader') === undefined ? {} : { header: decodeHeader(message) };
}

export function encodeConfigurazioneEnte(message: IdpConfigurazioneEnte): XmlTree {
  const { versione, header, tipoOperazione, indirizzo } = message;
  return c.group(
    'IdpConfigurazioneEnte',
    [
      ...(header === undefined ? [] : [encodeHeader(header)]),
      c.group('IdpBody', [
        c.group(
          'ConfigurazioneEnte',
          [
            c.group('DatiAnagraficiEnte', [
              ...c.text('CodiceEnte', message.codiceEnte),
              ...c.text('TipoEnte', message.tipoEnte),
              ...c.text('RagioneSociale', message.ragioneSociale),
              ...c.text('CodiceFiscale', message.codiceFiscale),
              ...c.text('PartitaIVA', message.partitaIva),
              ...c.maybe('Indirizzo', indirizzo, (it) => [
                ...c.text('Indirizzo', it.indirizzo),
                ...c.text('Comune', it.comune),
                ...c.text('Provincia', it.provincia),
                ...c.text('CAP', it.cap),
                ...c.text('Nazione', it.nazione),
                ...c.text('NumeroTelefono', it.numeroTelefono),
                ...c.text('NumeroFAX', it.numeroFax),
                ...c.text('CasellaPostale', it.casellaPostale),
                ...c.text('Email', it.email),
                ...c.text('EmailPec', it.emailPec),
              ]),
            ]),
            ...c.maybe('ParametriGenerazioneIUV', message.iuv, (iuv) => [
              ...c.text('AuxDigit', iuv.auxDigit),
              ...c.text('CodiceStazione', iuv.codiceStazione),
              ...c.text('CodiceSegregazione', iuv.codiceSegregazione),
            ]),
          ],
          { TipoOperazione: tipoOperazione },
        ),
      ]),
    ],
    { Versione: versione },
  );
}

export function encodeConfigurazioneTributi(message: IdpConfigurazioneTributi): XmlTree {
  const { versione, header, tipoOperazione } = message;
  return c.group(
    'IdpConfigurazioneTributi',
    [
      ...(header === undefined ? [] : [encodeHeader(header)]),
      c.group('IdpBody', [
        c.group(
          'ConfigurazioneTributi',
          [
            c.group('DatiAnagraficiTributo', [
              ...c.text('CodiceEnte', message.codiceEnte),
              ...c.text('CodiceTributo', message.codiceTributo),
              ...c.text('Descrizione', message.descrizione),
              ...c.text('Categoria', message.categoria),
              ...c.text('CodiceSilEnte', message.codiceSilEnte),
              ...c.text('IBANAccreditoBancario', message.ibanAccreditoBancario),
              ...c.text('IBANAccreditoPostale', message.ibanAccreditoPostale),
              ...c.text('Stato', message.stato),
              ...c.boolean('PagamentoPressoPSP', message.pagamentoPressoPsp),
              ...c.boolean('IuvGenerato', message.iuvGenerato),
            ]),
            ...c.maybe('ParametriGenerazioneIUV', message.prefissoIuv, (prefisso) =>
              c.text('PrefissoGenerazioneIUV', prefisso),
            ),
          ],
          { TipoOperazione: tipoOperazione },
        ),
      ]),
    ],
    { Versione: versione },
  );
}
