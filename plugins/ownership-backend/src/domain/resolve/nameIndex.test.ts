import * as fc from 'fast-check';
import { gramsOf, similarityOf } from './grams';
import { NameIndex } from './nameIndex';

const indexOf = (names: Record<string, string[]>) => {
  const index = new NameIndex();
  for (const [ref, its] of Object.entries(names)) {
    index.replace(ref, its);
  }
  return index;
};

describe('similarityOf', () => {
  // Groups with ends: 4 for `web`, since the first has one letter only.
  it.each([
    ['web', 'web', 1],
    ['web', 'WEB', 1],
    ['orders', 'payments', 0],
    // -o -or ord rde der ers rs-: 7, without the s: 5 and er-, 5 in common
    ['orders', 'order', 10 / 13],
    ['check_out', 'check-out', 1],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(similarityOf(gramsOf(a), gramsOf(b))).toBeCloseTo(expected, 10);
  });
});

describe('NameIndex', () => {
  it('finds names with letters left out, added, changed and swapped', () => {
    const index = indexOf({
      'component:default/checkout-web': ['checkout-web', 'Checkout web'],
      'component:default/orders': ['orders'],
      'group:default/payments-core': ['payments-core'],
    });

    for (const typo of [
      'chekout-web',
      'checkoutt-web',
      'checkout-wab',
      'chekcout-web',
      'checkoutweb',
    ]) {
      expect(index.search(typo, 1)).toMatchObject([
        { entityRef: 'component:default/checkout-web' },
      ]);
    }
    expect(index.search('payments', 5).map(it => it.entityRef)).toEqual([
      'group:default/payments-core',
    ]);
    expect(index.search('zzz', 5)).toEqual([]);
  });

  it('gives each entity once, by the most similar of its names', () => {
    const index = indexOf({
      'component:default/a': ['payment-webhooks', 'Payment gateway'],
    });

    expect(index.search('payment gateway', 5)).toEqual([
      { entityRef: 'component:default/a', similarity: 1 },
    ]);
  });

  it('forgets names that were replaced', () => {
    const index = indexOf({ 'component:default/a': ['orders'] });

    index.replace('component:default/a', ['inventory']);
    expect(index.search('orders', 5)).toEqual([]);
    expect(index.search('inventory', 5)).toHaveLength(1);

    index.replace('component:default/a', []);
    expect(index.search('inventory', 5)).toEqual([]);
    expect(index.size).toBe(0);
  });

  it('does not depend on the order in which names came', () => {
    const name = fc.stringMatching(/^[abc]{2,6}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 40 }),
        name,
        (all, asked) => {
          const forward = indexOf(
            Object.fromEntries(all.map(it => [it, [it]])),
          );
          const backward = indexOf(
            Object.fromEntries([...all].reverse().map(it => [it, [it]])),
          );

          expect(forward.search(asked, 5)).toEqual(backward.search(asked, 5));
        },
      ),
    );
  });

  it('finds a name whose first letters thousands of others share', () => {
    const index = new NameIndex();
    for (let number = 0; number < 20_000; number++) {
      index.replace(`component:default/service-${number}`, [
        `service-${number}`,
      ]);
    }
    index.replace('component:default/service-ledger', ['service-ledger']);

    expect(index.search('service-ledgre', 1)).toMatchObject([
      { entityRef: 'component:default/service-ledger' },
    ]);
  });
});
