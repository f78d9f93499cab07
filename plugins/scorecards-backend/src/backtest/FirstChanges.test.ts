import fc from 'fast-check';
import { FirstChanges, FoundChange } from './FirstChanges';

const change = (
  entityRef: string,
  kind: FoundChange['kind'],
  tier = 0,
): FoundChange => ({ entityRef, kind, tier, checks: [] });

describe('FirstChanges', () => {
  it('has the lowered first, then the most critical, those without a tier last', () => {
    const changes = new FirstChanges(10);
    [
      change('a', 'raised', 1),
      change('b', 'lowered'),
      change('c', 'added', 2),
      change('d', 'lowered', 4),
      change('e', 'lowered', 2),
      change('f', 'removed'),
    ].forEach(it => changes.add(it));

    expect(changes.list().map(({ entityRef }) => entityRef)).toEqual([
      'e',
      'd',
      'b',
      'a',
      'c',
      'f',
    ]);
    expect(changes.truncated).toBe(false);
  });

  it('keeps those that are first of all, in whichever order they come', () => {
    const kinds = fc.constantFrom<FoundChange['kind']>('lowered', 'raised');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), kinds, fc.nat(4)), {
          selector: ([ref]) => ref,
        }),
        fc.integer({ min: 1, max: 5 }),
        (given, limit) => {
          const few = new FirstChanges(limit);
          const all = new FirstChanges(1_000);
          for (const it of given) {
            few.add(change(...it));
            all.add(change(...it));
          }

          expect(few.list()).toEqual(all.list().slice(0, limit));
          expect(few.truncated).toBe(given.length > limit);
        },
      ),
    );
  });
});
