import { expect, it } from 'vitest';
import { inEras } from './eras.ts';
import { idsFrom } from './ids.ts';

it('draws as the source does until an era begins, then never the same again, in forks old and new', () => {
  const [plain, eras] = [idsFrom('x'), inEras(idsFrom('x'))];
  const early = eras.fork('a');
  expect([eras.token(20), early.hex(20), eras.fork('b').uuid()]).toEqual([
    plain.token(20),
    plain.fork('a').hex(20),
    plain.fork('b').uuid(),
  ]);
  const drawn = new Set([idsFrom('x').fork('a').hex(20), idsFrom('x').fork('b').hex(20)]);
  for (const era of ['1', '2']) {
    eras.begin(era);
    for (const value of [early.hex(20), eras.fork('b').hex(20)]) {
      expect(drawn.has(value)).toBe(false);
      drawn.add(value);
    }
  }
  const [one, other] = [inEras(idsFrom('x')), inEras(idsFrom('x'))];
  one.begin('1');
  other.begin('1');
  expect(one.bytes(9)).toEqual(other.bytes(9));
});
