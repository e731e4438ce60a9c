import { expect, test } from 'vitest';
import { verificaCsv } from './verifica.ts';
const H =
  'CREDITORE|TIPO_DEBITO|DEBITORI|ID_DEBITO|ID_PAGAMENTO|DATA_SCADENZA|DATA_INIZIO_VALIDITA|DATA_FINE_VALIDITA|CAUSALE_PAGAMENTO|STATO_PAGAMENTO|IMPORTO_PAGAMENTO|VOCI_PAGAMENTO|ANNO_RIFERIMENTO|NOTE_DEBITO|CAUSALE_DEBITO|IBAN_RIACCREDITO|IMPORTO_PAGATO|DATA_VALUTA_ACCREDITO|CANALE_PAGAMENTO|DATA_PAGAMENTO|NOTE_PAGAMENTO|PAGATO_IDP\n';
const R =
  '62839520376|62839520376_D2|TPZKQJ55R23A944Q|DEB22000000000005811|22000000000005811|2020-09-30T14:30:38|2001-02-01T00:00:00|2099-02-01T00:00:00|Versamento test 1|DA_PAGARE|10300|BASE=9000;INTERESSI=1300|2020|NOTE1|CAUSALE1|||||||NO\n';
test('x', async () => {
  for (const t of [
    H + R,
    H + R + R,
    'a|b\n',
    H + R.replace('NOTE1', '"a' + '\n' + 'b"') + R.replace('NO\n', '\n'),
    Buffer.concat([Buffer.from(H), Buffer.from(R.replace('NOTE1', 'perch\u00e8'), 'latin1')]),
    H + R.replace('NOTE1', 'a\0b'),
    H + R.replace('NOTE1', 'a"b'),
    H + R.replace('NOTE1', '"ab'),
    H + R.replace('NOTE1', '"ab"c'),
    '\ufeff' + H + R.repeat(1),
    (H + R).replaceAll('\n', '\r'),
    (H + R).replaceAll('|', ';'),
    '',
    H + 'a'.repeat(100000),
  ])
    console.log(JSON.stringify(await verificaCsv(() => [Buffer.from(t)])));
  expect(1).toBe(1);
});
