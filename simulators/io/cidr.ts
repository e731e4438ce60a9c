/** Whether an IPv4 address lies in one of some ranges; a range without a mask is one address (io.md §3.6). */
export function isIn(ip: string, cidrs: readonly string[]): boolean {
  const address = numberOf(ip);
  return (
    address !== undefined &&
    cidrs.some((cidr) => {
      const [base, mask = '32'] = cidr.split('/');
      const from = numberOf(base!);
      if (from === undefined) return false;
      const size = 2 ** (32 - Number(mask));
      return Math.floor(address / size) === Math.floor(from / size);
    })
  );
}

function numberOf(ip: string): number | undefined {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(ip)?.slice(1).map(Number);
  if (octets === undefined || octets.some((octet) => octet > 255)) return undefined;
  return octets.reduce((number, octet) => number * 256 + octet, 0);
}
