/** Euro cents as people write them: `1.234,50`. */
export function euroText(cents: number): string {
  const euro = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${euro},${String(cents % 100).padStart(2, '0')}`;
}
