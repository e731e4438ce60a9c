import * as fc from 'fast-check';
import { XMLBuilder } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { buildXml } from './xml-write.ts';
import type { XmlTree } from './xml-write.ts';

// The writer is held against another one, that of a library; that what it writes is read back is in xml.test.ts.

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: false,
  processEntities: true,
});

function ordered({ name, attributes = {}, children = [], text = '' }: XmlTree): Record<string, unknown> {
  return {
    [name]: [...(text === '' ? [] : [{ '#text': text }]), ...children.map(ordered)],
    ...(Object.keys(attributes).length === 0 ? {} : { ':@': attributes }),
  };
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')),
  fc.constantFrom('', ' ', '  a ', '&amp;', '&#38;', ']]>', '\'"', '0', 'true', '$&', '&&<<'),
);
const name = fc.constantFrom('a', 'p:Pendenza', 'constructor', 'hasOwnProperty', 'è', 'A.b-c_d');
const { tree } = fc.letrec<{ tree: XmlTree }>((tie) => ({
  tree: fc.record(
    {
      name,
      attributes: fc.dictionary(name, text),
      children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
      text: fc.oneof(text, fc.constant('riga\n\tseguente')),
    },
    { requiredKeys: ['name'] },
  ),
}));

test('the same text as a library writes', () => {
  fc.assert(
    fc.property(tree, (drawn) => {
      expect(buildXml(drawn)).toBe(`<?xml version="1.0" encoding="UTF-8"?>${builder.build([ordered(drawn)])}`);
    }),
    { numRuns: 500 },
  );
});
