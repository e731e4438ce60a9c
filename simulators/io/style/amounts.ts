/** The amounts, in euro cents, that a text names: `1.234,50 euro`, `€ 12,34`, `12 euro`, `12,34 €`. */
export function amountsIn(text: string): readonly number[] {
  const number = String.raw`(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?`;
  return [
    ...text.matchAll(new RegExp(String.raw`(?:€|EUR)\s*${number}`, 'gi')),
    ...text.matchAll(new RegExp(String.raw`${number}\s*(?:€|euro\b|EUR\b)`, 'gi')),
  ].map(([, whole, cents]) => Number(whole!.replaceAll('.', '')) * 100 + Number(cents ?? 0));
}

/** Euro cents as people write them. */
export function euro(cents: number): string {
  return `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')} euro`;
}
