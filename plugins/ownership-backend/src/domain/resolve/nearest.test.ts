import { token } from './__testUtils__/world';
import { NameIndex } from './nameIndex';
import { findNearest } from './nearest';

const names = new NameIndex();
for (const name of ['checkout-web', 'orders', 'acme', 'byron']) {
  names.replace(`component:default/${name}`, [name]);
}

const nearest = (says: string | undefined, query?: string) =>
  findNearest(names, says ? [token(says)] : [], query, 5).map(
    it => it.entityRef.split('/')[1],
  );

describe('findNearest', () => {
  it.each([
    ['host chekout-web.acme.test', ['checkout-web']],
    ['host *.ordrs.acme.test', ['orders']],
    ['url www.acme.test/shop/ordres', ['orders']],
    ['image registry.acme.test/acme/chekout-web:v1', ['checkout-web']],
    ['repo github.com/acme/orderz', ['orders']],
    ['path github.com/acme/mono#services/orderz', ['orders']],
    ['package com.acme.orderz', ['orders']],
    ['package pkg:npm/%40acme/orderz@1.2.3', ['orders']],
    ['person byrn@acme.test', ['byron']],
    ['kubernetes-pod shop/chekout-web-7d9f8c6b5-x2k4p', ['checkout-web']],
    ['alert-label service=orderz', ['orders']],
    ['entity component:default/orderz', ['orders']],
  ])('of %s is %j: by its own name, not what it is in', (says, expected) => {
    expect(nearest(says)).toEqual(expected);
  });

  it('goes by the text where nothing was recognised', () => {
    expect(nearest(undefined, ' Chekout web ')).toEqual(['checkout-web']);
  });

  it('does not go by a long text', () => {
    expect(nearest(undefined, 'checkout-web '.repeat(20))).toEqual([]);
  });
});
