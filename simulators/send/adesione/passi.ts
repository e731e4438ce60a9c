import type { Pratica } from './pratica.ts';

/** One run of the plan of SEND that may count. */
export interface CorsaSend {
  readonly id: string;
  /** Made in SEND's own environment; a simulator opens no gate. */
  readonly reale: boolean;
  readonly intera: boolean;
  readonly conforme: boolean;
  /** Taxonomy codes of the notifications that were asked for. */
  readonly codici: readonly string[];
}

export interface CondizioneSend {
  readonly cosa: string;
  readonly soddisfatta: boolean;
  readonly perche: string;
  /** DOVREBBE: it does not close the step. */
  readonly consigliata?: true;
}

/** A gate of the onboarding, in its order. */
export interface PassoSend {
  readonly numero: number;
  readonly titolo: string;
  readonly di: 'ente' | 'partner' | 'PagoPA';
  /** superato: done; aperto: can be done now; chiuso: a gate before it is not passed. */
  readonly stato: 'superato' | 'aperto' | 'chiuso';
  readonly condizioni: readonly CondizioneSend[];
}

interface Gate {
  readonly titolo: string;
  readonly di: PassoSend['di'];
  readonly condizioni: readonly CondizioneSend[];
}

/** Share of the monthly volume declared that a first month does not exceed: few notifications first (SEND manual; the figure is ours). */
const FIRST_MONTH = 0.25;

/** Where an ente stands with SEND (SEND onboarding manual, activities in their order). A gate wants those before it. */
export function passiSend(pratica: Pratica, corse: readonly CorsaSend[]): readonly PassoSend[] {
  let open = true;
  return gates(pratica, corse).map(({ titolo, di, condizioni }, index): PassoSend => {
    const done = condizioni.every(({ soddisfatta, consigliata }) => soddisfatta || consigliata === true);
    const stato = !open ? 'chiuso' : done ? 'superato' : 'aperto';
    open &&= done;
    return { numero: index + 1, titolo, di, stato, condizioni };
  });
}

function gates(pratica: Pratica, corse: readonly CorsaSend[]): readonly Gate[] {
  const { eleggibilita, accordo, partnerTecnologico, fatturazione, casiUso, confermaCollaudo } = pratica;
  const partner =
    partnerTecnologico === undefined || partnerTecnologico === 'internoAllEnte' ? undefined : partnerTecnologico;
  return [
    gate('Eleggibilità', 'ente', said('soggetto dell’articolo 26, comma 2, lettera c)', eleggibilita)),
    gate('Accordo di adesione', 'ente', said('accordo sottoscritto', accordo?.riferimento)),
    gate(
      'Attestazione del partner tecnologico',
      'partner',
      said(
        'attestazione',
        partnerTecnologico === 'internoAllEnte' ? 'sviluppo interno all’ente' : partner?.riferimento,
      ),
    ),
    gate('Portale di fatturazione', 'ente', said('dati di ordine e contratto', fatturazione?.riferimento)),
    gate(
      'Casi d’uso e codici tassonomici',
      'ente',
      said('codici scelti', casiUso?.map(({ codiceTassonomico }) => codiceTassonomico).join(', ')),
      distinctCodes(pratica),
    ),
    gate('Chiavi API', 'ente', said('chiave di collaudo', pratica.chiaviApi?.collaudo)),
    { titolo: 'Richiesta di fruizione, client e finalità su PDND', di: 'ente', condizioni: pdnd(pratica, 'collaudo') },
    { titolo: 'Test di validazione', di: 'partner', condizioni: tests(pratica, corse) },
    gate('Conferma dell’integrazione in collaudo', 'PagoPA', said('conferma ricevuta', confermaCollaudo?.riferimento)),
    {
      titolo: 'Ambiente di produzione',
      di: 'ente',
      condizioni: [said('chiave di produzione', pratica.chiaviApi?.produzione), ...pdnd(pratica, 'produzione')],
    },
    { titolo: 'Avvio in esercizio', di: 'ente', condizioni: start(pratica) },
  ];
}

function gate(titolo: string, di: Gate['di'], ...condizioni: readonly CondizioneSend[]): Gate {
  return { titolo, di, condizioni };
}

/** A condition that is met where the dossier says something of it. */
function said(cosa: string, by: string | undefined): CondizioneSend {
  return { cosa, soddisfatta: by !== undefined && by !== '', perche: by ?? 'non risulta nella pratica' };
}

function distinctCodes({ casiUso = [] }: Pratica): CondizioneSend {
  const codes = casiUso.map(({ codiceTassonomico }) => codiceTassonomico);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  return {
    cosa: 'un codice per caso d’uso',
    soddisfatta: twice === undefined,
    perche: twice === undefined ? 'ogni caso ha il suo' : `${twice} è di due casi`,
  };
}

function pdnd({ pdnd: on = {} }: Pratica, ambiente: 'collaudo' | 'produzione'): readonly CondizioneSend[] {
  if (on.fuoriPerimetro !== undefined) return [said('PDND', `fuori perimetro: ${on.fuoriPerimetro}`)];
  return [
    said(`richiesta di fruizione in ${ambiente}`, on.fruizione?.[ambiente]),
    said(`client in ${ambiente}`, on.client?.[ambiente]),
    said(`finalità in ${ambiente}`, on.finalita?.[ambiente]),
  ];
}

function tests({ casiUso = [] }: Pratica, corse: readonly CorsaSend[]): readonly CondizioneSend[] {
  const declared = casiUso.map(({ codiceTassonomico }) => codiceTassonomico);
  const good = corse.find(({ reale, intera, conforme }) => reale && intera && conforme);
  const others = [...new Set(corse.flatMap(({ codici }) => codici))].filter((code) => !declared.includes(code));
  return [
    {
      cosa: 'piano send conforme in collaudo',
      soddisfatta: good !== undefined,
      perche: good === undefined ? whyNot(corse) : `corsa ${good.id}`,
    },
    {
      cosa: 'ogni notifica con un codice fra quelli scelti',
      soddisfatta: others.length === 0,
      perche: others.length === 0 ? 'nessun altro codice nelle prove' : `usati anche ${others.join(', ')}`,
    },
  ];
}

function whyNot(corse: readonly CorsaSend[]): string {
  if (corse.length === 0) return 'nessuna corsa indicata';
  if (corse.every(({ reale }) => !reale)) return 'solo prove generali su simulatore';
  return corse.every(({ intera }) => !intera) ? 'solo corse parziali' : 'nessuna corsa conforme';
}

/** Few notifications first, then more, within what was declared; the former process goes on meanwhile. */
function start({ avvio, processoPrecedente }: Pratica): readonly CondizioneSend[] {
  const { volumi = [], profilazioneMensile = 0 } = avvio ?? {};
  const [first = 0] = volumi;
  const advised = (cosa: string, soddisfatta: boolean, perche: string): CondizioneSend => ({
    cosa,
    soddisfatta,
    perche,
    consigliata: true,
  });
  return [
    said('notifiche inviate in produzione', avvio === undefined ? undefined : `${volumi.length} mesi`),
    advised(
      'poche notifiche all’inizio',
      avvio === undefined || first <= profilazioneMensile * FIRST_MONTH,
      `${first} nel primo mese, ${profilazioneMensile} dichiarate al mese`,
    ),
    advised(
      'volumi entro la profilazione',
      volumi.every((volume) => volume <= profilazioneMensile),
      `al più ${Math.max(0, ...volumi)}, ${profilazioneMensile} dichiarate al mese`,
    ),
    { ...said('processo precedente mantenuto in parallelo', processoPrecedente?.riferimento), consigliata: true },
  ];
}
