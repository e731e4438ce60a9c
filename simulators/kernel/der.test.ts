import * as asn1 from 'asn1js';
import { expect, it } from 'vitest';
import { der } from './der.ts';

const long = new Uint8Array(70_000).fill(7);

it.each<[string, Buffer, asn1.BaseBlock]>([
  ['zero', der.integer(0), new asn1.Integer({ value: 0 })],
  ['an integer whose first bit is set', der.integer(200), new asn1.Integer({ value: 200 })],
  ['a long octet string', der.octetString(long), new asn1.OctetString({ valueHex: long })],
  ['128 bytes', der.octetString(long.subarray(0, 128)), new asn1.OctetString({ valueHex: long.slice(0, 128) })],
  ['an identifier', der.objectIdentifier('1.2.840.113549.1.9.16.2.47'), identifier('1.2.840.113549.1.9.16.2.47')],
  ['an identifier of the third arc', der.objectIdentifier('2.999.1'), identifier('2.999.1')],
  ['a text', der.utf8String('autorità'), new asn1.Utf8String({ value: 'autorità' })],
  ['true', der.boolean(true), new asn1.Boolean({ value: true })],
  ['bits', der.bitString(Uint8Array.of(6), 1), new asn1.BitString({ valueHex: Uint8Array.of(6), unusedBits: 1 })],
])('writes %s as another implementation does', (_, written, expected) => {
  expect(written).toEqual(Buffer.from(expected.toBER()));
});

it('sorts a set', () => {
  expect(der.setOf(der.integer(9), der.integer(3))).toEqual(der.setOf(der.integer(3), der.integer(9)));
});

function identifier(value: string): asn1.BaseBlock {
  return new asn1.ObjectIdentifier({ value });
}
