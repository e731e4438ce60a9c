import { ruleOf } from '../kernel/sample.arbitrary.ts';
import type { Sample } from '../kernel/sample.arbitrary.ts';
import { ambienteDi } from './arbitraries/ambiente.ts';
import { insertMessageArbitrary, messageArbitrary } from './arbitraries/messages.ts';
import { WRONG_CLASSES, wrongArbitrary } from './arbitraries/wrong.ts';
import { messageBytes } from './contract/message.ts';
import { anomalieSeminate, flussoArbitrary } from './rendicontazione/arbitraries.ts';
import { flussoXml } from './rendicontazione/flusso-xml.ts';
import { CLASSI, testoDi } from './spx/arbitraries/classi.ts';
import { fileArbitrary } from './spx/arbitraries/file.ts';

const AMBIENTE = ambienteDi();

/** What `collaudo sample` makes of IRIS. */
export const samples: readonly Sample[] = [
  {
    kind: 'pendenze',
    title: 'messaggio di nuove pendenze, in XML con la busta SOAP',
    note: 'gli errori con un codice di ritorno li dice IRIS, che conosce ente, tributi e messaggi precedenti',
    valid: insertMessageArbitrary().map(messageBytes),
    wrong: WRONG_CLASSES.map(({ code, why }) => ({
      rule: ruleOf(`${code} ${why}`),
      texts: wrongArbitrary(AMBIENTE, { code, why }).map(({ message }) => messageBytes(message)),
    })),
  },
  {
    kind: 'informativa',
    title: 'informativa di pagamento, in XML con la busta SOAP',
    valid: messageArbitrary('IdpInformativaPagamento').map(messageBytes),
    wrong: [],
  },
  {
    kind: 'csv-spx',
    title: 'file di posizioni debitorie per SmartProxy, nel tracciato CSV_BASIC_V2',
    valid: fileArbitrary().map((righe) => testoDi(righe)),
    wrong: CLASSI.map(({ nome, rompi }) => ({ rule: ruleOf(nome), texts: fileArbitrary().map(rompi) })),
  },
  {
    kind: 'fdr',
    title: 'flusso di rendicontazione pagoPA (FlussoRiversamento), in XML',
    note: 'gli errori sugli importi dovuti e sul riversamento vogliono i dati che stanno accanto al flusso',
    valid: flussoArbitrary().map((flusso) => flussoXml(flusso, false)),
    wrong: anomalieSeminate
      .filter(({ flusso, xml }) => flusso !== undefined || xml !== undefined)
      .map(({ nome, flusso = (uno) => uno, xml = (uno) => uno }) => ({
        rule: ruleOf(nome),
        texts: flussoArbitrary().map((uno) => xml(Buffer.from(flussoXml(flusso(uno), false)).toString('utf8'))),
      })),
  },
];
