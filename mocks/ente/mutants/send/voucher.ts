import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const { assertionClaims, assertionHeader, tokenForm } = correctParts;

/** Defects with PDND's vouchers. */
export const voucher: readonly Mutant[] = [
  sendMutant('voucher-in-json', 'Chiede il voucher con un corpo JSON.', 'PDND-ASSERZ-001', {
    tokenHeaders: () => ({ 'content-type': 'application/json', accept: 'application/json' }),
  }),
  sendMutant('concessione-sbagliata', 'Chiede il voucher con un altro tipo di concessione.', 'PDND-ASSERZ-001', {
    tokenForm: (...given) => ({ ...tokenForm(...given), grant_type: 'authorization_code' }),
  }),
  sendMutant('destinatario-dell-asserzione', 'Indica come destinatario l’indirizzo di SEND.', 'PDND-ASSERZ-002', {
    assertionClaims: (...given) => ({ ...assertionClaims(...given), aud: 'https://api.uat.notifichedigitali.it' }),
  }),
  sendMutant('asserzione-senza-finalita', 'Non indica la finalità nell’asserzione.', 'PDND-ASSERZ-002', {
    assertionClaims: (...given) => {
      const { purposeId: _, ...claims } = assertionClaims(...given);
      return claims;
    },
  }),
  sendMutant('istanti-in-testo', 'Scrive come testo gli istanti dell’asserzione.', 'PDND-ASSERZ-002', {
    assertionClaims(...given) {
      const claims = assertionClaims(...given);
      return { ...claims, iat: String(claims['iat']), exp: String(claims['exp']) };
    },
  }),
  sendMutant('kid-del-client', 'Indica in kid l’identificativo del client.', 'PDND-ASSERZ-003', {
    assertionHeader: (client) => ({ ...assertionHeader(client), kid: client.clientId }),
  }),
  sendMutant('asserzione-hs256', 'Dichiara un algoritmo simmetrico nell’asserzione.', 'PDND-ASSERZ-003', {
    assertionHeader: (client) => ({ ...assertionHeader(client), alg: 'HS256' }),
  }),
  sendMutant(
    'asserzione-nata-scaduta',
    'Calcola la scadenza dell’asserzione con l’ora di Roma presa per universale, all’indietro.',
    'PDND-ASSERZ-004',
    {
      assertionClaims(...given) {
        const claims = assertionClaims(...given);
        return { ...claims, exp: Number(claims['exp']) - 3_600 };
      },
    },
  ),
  sendMutant('jti-fisso', 'Usa lo stesso identificativo in ogni asserzione.', 'PDND-ASSERZ-005', {
    assertionClaims: (client, now) => assertionClaims(client, now, client.clientId),
  }),
  sendMutant('attributi-in-piu', 'Lascia nell’asserzione gli attributi che la libreria aggiunge.', 'PDND-ASSERZ-006', {
    assertionClaims(...given) {
      const claims = assertionClaims(...given);
      return { ...claims, nbf: claims['iat'] };
    },
  }),
  sendMutant('un-voucher-a-chiamata', 'Chiede un voucher nuovo per ogni chiamata.', 'PDND-VOUCHER-001', {
    voucherGood: () => false,
  }),
  sendMutant('voucher-eterno', 'Usa il primo voucher anche quando è scaduto.', 'SEND-SICUR-020', {
    voucherGood: () => true,
  }),
  sendMutant('stream-senza-voucher', 'Legge gli eventi senza il voucher.', 'SEND-SICUR-020', {
    bearsVoucher: (operation) => operation !== 'consumeEventStream' && correctParts.bearsVoucher(operation),
  }),
  sendMutant('voucher-al-caricamento', 'Porta il voucher anche al caricamento dei documenti.', 'SEND-SICUR-001', {
    bearsVoucher: (operation) => operation === 'uploadAttachment' || correctParts.bearsVoucher(operation),
  }),
  sendMutant('voucher-mai-rinnovato-al-rifiuto', 'Al rifiuto del voucher non lo rinnova.', 'SEND-SICUR-021', {
    renewsVoucher: () => false,
  }),
  sendMutant('insiste-con-pdnd', 'Continua a chiedere un voucher che PDND nega.', 'PDND-VOUCHER-002', {
    asksVoucherAgain: (_, attempt) => attempt < 8,
  }),
  sendMutant('pdnd-una-volta-sola', 'Rinuncia al voucher al primo errore di PDND.', 'PDND-VOUCHER-003', {
    asksVoucherAgain: () => false,
  }),
];
