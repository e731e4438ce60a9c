import type { NamespaceKey } from '../namespaces.ts';
import type { Versione } from '../versione.ts';
import { CONTENTS, wrappersOf } from '../wrapper.ts';
import type { Flavour, VerificaEsito, Wrapper } from '../wrapper.ts';
import { schema, type } from './words.ts';

const PREFIX: Readonly<Partial<Record<NamespaceKey, string>>> = {
  allineamento: 'ap',
  esito: 'e',
  informativa: 'ip',
  configurazione: 'c',
  rendicontazione: 're',
};

/** The namespaces that the wrappers of a flavour hold. */
export function contentNamespaces(wrappers: readonly Wrapper[]): readonly NamespaceKey[] {
  return [...new Set(wrappers.map((wrapper) => CONTENTS[wrapper].namespace))];
}

/** The wrappers (iris.md §2): each contains exactly one element of another namespace. */
export function proxySchema(versione: Versione, flavour: Flavour, verificaEsito: VerificaEsito): string {
  const wrappers = wrappersOf(versione, flavour);
  return schema(
    'proxy',
    contentNamespaces(wrappers),
    wrappers.flatMap((wrapper) => {
      const content = CONTENTS[wrapper];
      const name = wrapper === 'IdpVerificaStatoPagamenti.Esito' ? verificaEsito : content.element;
      // clients that look a child up by its local name would find the wrapper itself, had its type no name
      return [
        type(`${wrapper}Type`, `=${PREFIX[content.namespace]!}:${name}`),
        `<xs:element name="${wrapper}" type="t:${wrapper}Type"/>`,
      ];
    }),
  );
}
