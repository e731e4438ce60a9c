import type { XmlTree } from '../../../simulators/kernel/xml.ts';
import type { DatiPendenza, RataTenuta, Richiesta } from './archive.ts';
import type { IrisDesk } from './desk.ts';
import { group, leaf } from './xml.ts';

/** IdpBody of a message: its pendenze (iris.md §2.3). */
export function pendenzeBody(desk: IrisDesk, richieste: readonly Richiesta[]): XmlTree {
  return group(
    'ap:IdpBody',
    desk.parts.pendenzeOfMessage(richieste).map((richiesta) => pendenza(desk, richiesta)),
  );
}

function pendenza(desk: IrisDesk, richiesta: Richiesta): XmlTree {
  const { configuration, parts } = desk;
  const { dati, operazione } = richiesta;
  const element = parts.dataElement(operazione);
  return group(
    'ap:Pendenza',
    [
      leaf('ap:IdPendenza', parts.nameOf(richiesta)),
      group('ap:Mittente', [
        leaf('ap:Id', parts.owner(configuration.ente)),
        leaf('ap:Descrizione', configuration.ente.denominazione.slice(0, 70)),
      ]),
      group(
        'ap:Destinatari',
        parts.recipients(dati).map(({ tipo, id, descrizione }) =>
          group('ap:Destinatario', [leaf('ap:Id', id), leaf('ap:Descrizione', descrizione?.slice(0, 70))], {
            Tipo: tipo,
          }),
        ),
      ),
      parts.isCartella(dati) ? leaf('ap:CartellaDiPagamento', 'true') : undefined,
      leaf('ap:Note', dati.note?.slice(0, 2000)),
      element === undefined
        ? undefined
        : element === 'UpdateStatus'
          ? updateStatus(desk, richiesta)
          : whole(desk, richiesta, `ap:${element}`),
    ],
    { TipoPendenza: parts.tipoPendenza(dati), TipoOperazione: operazione },
  );
}

/** Insert and Replace: everything about the pendenza. */
function whole(desk: IrisDesk, { dati, creata }: Richiesta, name: string): XmlTree {
  const { parts, ports } = desk;
  const { creazione, emissione, prescrizione } = parts.pendenzaTimes(creata);
  return group(name, [
    leaf('ap:DescrizioneCausale', parts.causale(dati)),
    leaf('ap:DataCreazione', parts.irisMoment(creazione)),
    leaf('ap:DataEmissione', parts.irisMoment(emissione)),
    leaf('ap:DataPrescrizione', parts.irisMoment(prescrizione)),
    leaf('ap:AnnoRiferimento', parts.irisDay(ports.clock.now()).slice(0, 4)),
    leaf('ap:Stato', 'Aperta'),
    leaf('ap:ImportoTotale', parts.irisAmount(parts.totalOf(dati))),
    leaf('ap:Divisa', parts.currency()),
    payments(
      dati,
      desk,
      dati.rate.map((rata) => detail(desk, rata, dati, 'Non Pagato')),
    ),
  ]);
}

/** UpdateStatus: the state of the payments named, and whole those that are new. */
function updateStatus(desk: IrisDesk, richiesta: Richiesta): XmlTree {
  const { parts } = desk;
  const { dati, stato = 'Non Pagato' } = richiesta;
  return group('ap:UpdateStatus', [
    leaf('ap:Stato', parts.statusOfWhole(richiesta)),
    payments(
      dati,
      desk,
      dati.rate.map((rata) =>
        parts.updateKind(rata.idPagamento, richiesta) === 'Insert'
          ? detail(desk, rata, dati, stato, leaf('ap:TipoOperazione', 'Insert'))
          : group('ap:DettaglioPagamento', [
              leaf('ap:IdPagamento', rata.idPagamento),
              leaf('ap:Stato', stato),
              leaf('ap:TipoOperazione', 'Update'),
            ]),
      ),
    ),
  ]);
}

function payments(dati: DatiPendenza, { parts }: IrisDesk, details: readonly XmlTree[]): XmlTree {
  return group('ap:InfoPagamento', details, { TipoPagamento: parts.paymentMode(dati) });
}

function detail(desk: IrisDesk, rata: RataTenuta, dati: DatiPendenza, stato: string, last?: XmlTree): XmlTree {
  const { configuration, parts, ports } = desk;
  const { inizio, fine } = parts.validity(rata, parts.irisDay(ports.clock.now()));
  const items = parts.itemsOf(rata);
  const iban = parts.accountOf(rata, dati, configuration.ente);
  return group(
    'ap:DettaglioPagamento',
    parts.schemaOrder([
      leaf('ap:IdPagamento', rata.idPagamento),
      leaf('ap:DataScadenza', parts.dueDate(rata)),
      leaf('ap:DataInizioValidita', inizio),
      leaf('ap:DataFineValidita', fine),
      leaf('ap:Stato', stato),
      leaf('ap:Importo', parts.irisAmount(parts.amountOf(rata))),
      items.length === 0
        ? undefined
        : group(
            'ap:DettaglioImporto',
            items.map(({ codice, descrizione, importo }) =>
              group(
                'ap:Voce',
                [
                  leaf('ap:Codice', codice),
                  leaf('ap:Descrizione', descrizione),
                  leaf('ap:Importo', parts.irisAmount(importo)),
                ],
                { Tipo: 'Importo' },
              ),
            ),
          ),
      dati.bollo === undefined ? undefined : stamp(desk, dati.bollo),
      leaf('ap:CausalePagamento', parts.paymentCausale(rata, dati)),
      iban === undefined
        ? undefined
        : group('ap:AccreditoPagamento', [
            leaf('i:CodiceIBAN', iban),
            leaf('i:Beneficiario', configuration.ente.denominazione.slice(0, 70)),
          ]),
      last,
    ]),
  );
}

function stamp({ parts }: IrisDesk, bollo: NonNullable<DatiPendenza['bollo']>): XmlTree {
  return group(
    'ap:Allegato',
    [
      leaf('i:Titolo', 'DatiMBD.txt'),
      leaf('i:Codifica', 'TEXT'),
      leaf('i:Contenuto', Buffer.from(parts.stampData(bollo)).toString('base64')),
    ],
    { Tipo: 'Documento' },
  );
}
