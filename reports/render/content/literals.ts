/** Part of a message: `literal` where it is a URL or a long hash or token, which reads best in a monospaced face. */
export interface Part {
  readonly text: string;
  readonly literal: boolean;
}

const LITERAL = /(https?:\/\/[^\s»”")\]]+|\b[0-9a-f]{32,}\b|[A-Za-z0-9+/=_-]{40,})/;

/** A message in parts; Titillium Web kerns "//" too tightly to read. */
export function partsOf(text: string): readonly Part[] {
  return text
    .split(LITERAL)
    .map((part, i) => ({ text: part, literal: i % 2 === 1 }))
    .filter(({ text: part }) => part !== '');
}
