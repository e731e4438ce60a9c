/** Made when first needed: it takes longer than the rest of the module. */
let rome: Intl.DateTimeFormat | undefined;

function hourInRome(at: number): string {
  rome ??= new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' });
  return rome.format(at);
}

/** 23:59:59 of a day (`yyyy-mm-dd`) in Italy, as an instant in UTC with `Z`. */
export function endOfDayInRome(day: string): string {
  const asUtc = Date.parse(`${day}T23:59:59Z`);
  // one hour behind in summer, two hours never: whichever offset gives 23 o'clock in Rome
  const hours = [1, 2].find((offset) => hourInRome(asUtc - offset * 3_600_000) === '23') ?? 1;
  return new Date(asUtc - hours * 3_600_000).toISOString();
}
