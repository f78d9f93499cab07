import * as fc from 'fast-check';
import { IdentifierSet } from '../identifierSet';
import { entityTableOf } from './__testUtils__/world';
import { IdentifierIndex } from './identifierIndex';

const set = (
  source: string,
  entityRef: string,
  keys: string[],
  rest: Partial<IdentifierSet['identifiers'][0]> = {},
): IdentifierSet => ({
  source,
  entityRef,
  identifiers: keys.map(key => ({
    kind: 'host',
    key,
    rule: 'rule',
    confidence: 1,
    ...rest,
  })),
});

const ORDERS = 'component:default/orders';
const WEB = 'component:default/web';

describe('IdentifierIndex', () => {
  it('gives back what it was told', () => {
    const index = new IdentifierIndex(entityTableOf([ORDERS]));
    const told = set('feed:dns', ORDERS, ['a.test', 'b.test'], {
      confidence: 0.8765,
      observedAt: new Date('2026-11-21T03:12:00.000Z'),
      link: 'https://dns.acme.test/zone',
    });

    index.replace(told);

    expect(index.setsOf(ORDERS)).toEqual([told]);
    expect([...index.allSets()]).toEqual([told]);
    expect(index.find('host', 'b.test')).toEqual([
      {
        entityRef: ORDERS,
        source: 'feed:dns',
        rule: 'rule',
        confidence: 0.8765,
        observedAt: new Date('2026-11-21T03:12:00.000Z'),
        link: 'https://dns.acme.test/zone',
      },
    ]);
  });

  it('keeps kinds apart', () => {
    const index = new IdentifierIndex(entityTableOf([ORDERS]));
    index.replace(set('catalog', ORDERS, ['orders']));

    expect(index.find('queue', 'orders')).toEqual([]);
    expect(index.countOf('host', 'orders')).toBe(1);
  });

  it('replaces the set of a source and leaves those of others alone', () => {
    const index = new IdentifierIndex(entityTableOf([ORDERS]));
    index.replace(set('catalog', ORDERS, ['a.test', 'b.test']));
    index.replace(set('feed:dns', ORDERS, ['a.test']));

    index.replace(set('catalog', ORDERS, ['c.test']));

    expect(index.find('host', 'b.test')).toEqual([]);
    expect(index.find('host', 'c.test')).toHaveLength(1);
    expect(index.find('host', 'a.test').map(it => it.source)).toEqual([
      'feed:dns',
    ]);
    expect({ size: index.size, keys: index.keys }).toEqual({
      size: 2,
      keys: 2,
    });
  });

  it('knows of entities that the catalog does not have yet, and hides them', () => {
    const entities = entityTableOf([]);
    const index = new IdentifierIndex(entities);
    index.replace(set('feed:dns', ORDERS, ['a.test']));
    expect(index.find('host', 'a.test')).toEqual([]);

    entities.setText(ORDERS, '{}');
    expect(index.find('host', 'a.test')).toHaveLength(1);

    entities.delete(ORDERS);
    expect(index.find('host', 'a.test')).toEqual([]);
  });

  it('refuses a kind that it does not know, and says which there are', () => {
    const index = new IdentifierIndex(entityTableOf([ORDERS]));
    const unknown = set('catalog', ORDERS, ['x'], { kind: 'hostt' as 'host' });

    expect(() => index.replace(unknown)).toThrow(
      /^Cannot index 'x': kind 'hostt' is not one of host, url, repo/,
    );
  });

  it('is, after any changes, what those that last make it', () => {
    const change = fc.record({
      source: fc.constantFrom('catalog', 'feed:dns', 'codeowners'),
      entityRef: fc.constantFrom(ORDERS, WEB, 'component:default/api'),
      keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), changes => {
        const index = new IdentifierIndex(
          entityTableOf([ORDERS, WEB, 'component:default/api']),
        );
        const last = new Map<string, IdentifierSet>();
        for (const { source, entityRef, keys } of changes) {
          index.replace(set(source, entityRef, keys));
          last.set(`${source} ${entityRef}`, set(source, entityRef, keys));
        }
        const expected = [...last.values()].filter(
          it => it.identifiers.length > 0,
        );

        expect(sorted([...index.allSets()])).toEqual(sorted(expected));
        expect(index.size).toBe(
          expected.reduce((sum, it) => sum + it.identifiers.length, 0),
        );
        for (const key of ['a', 'b', 'c', 'd', 'e']) {
          const claims = expected.filter(it =>
            it.identifiers.some(identifier => identifier.key === key),
          );
          expect(index.countOf('host', key)).toBe(claims.length);
          expect(
            index
              .find('host', key)
              .map(it => `${it.source} ${it.entityRef}`)
              .sort(),
          ).toEqual(claims.map(it => `${it.source} ${it.entityRef}`).sort());
        }
      }),
      { numRuns: 300 },
    );
  });
});

function sorted(sets: IdentifierSet[]): IdentifierSet[] {
  const identity = (it: IdentifierSet) => `${it.source} ${it.entityRef}`;
  return sets.sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
}
