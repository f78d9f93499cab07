import { urlRules } from './url';

const { normalise, walk } = urlRules;

describe('url', () => {
  it.each([
    ['https://pay.acme.test/checkout?id=42', 'pay.acme.test/checkout'],
    ['HTTP://Pay.Acme.test:8080/Checkout/', 'pay.acme.test/Checkout'],
    ['pay.acme.test/checkout#top', 'pay.acme.test/checkout'],
    ['https://pay.acme.test', 'pay.acme.test/'],
    ['https://pay.acme.test?next=/a', 'pay.acme.test/'],
    ['https://ada:secret@pay.acme.test/a', 'pay.acme.test/a'],
    ['https://pay.acme.test//a/./b/../c', 'pay.acme.test/a/c'],
    ['https://shop.acme.test/größe', 'shop.acme.test/gr%C3%B6%C3%9Fe'],
    ['https://shop.acme.test/a%2fb', 'shop.acme.test/a%2Fb'],
    ['wss://live.acme.test/stream', 'live.acme.test/stream'],
    ['http://[2001:db8::1]:8080/x', '[2001:db8::1]/x'],
    ['url:https://git.acme.test/acme/cart', 'git.acme.test/acme/cart'],
    ['http://orders:8080/healthz', 'orders/healthz'],
    ['https://pay.acme.test/?next=https://a.test', 'pay.acme.test/'],
  ])('writes %s as %s', (text, key) => {
    expect(normalise(text)).toBe(key);
  });

  it.each([
    [''],
    ['/checkout'],
    ['postgres://db.acme.test/orders'],
    ['not a url'],
    ['https:///nowhere'],
  ])('does not take %j for a URL', text => {
    expect(normalise(text)).toBeUndefined();
  });

  it('walks the prefixes of the path, then the host and its parents', () => {
    expect(
      walk('pay.acme.test/v2/checkout').map(step => [step.kind, step.key]),
    ).toEqual([
      [undefined, 'pay.acme.test/v2'],
      [undefined, 'pay.acme.test/'],
      ['host', 'pay.acme.test'],
      ['host', '*.acme.test'],
      ['host', 'acme.test'],
    ]);
  });

  it('tries at most eight prefixes, those next to the host', () => {
    const steps = walk('a.test/1/2/3/4/5/6/7/8/9/10/11/12');
    expect(steps[0].key).toBe('a.test/1/2/3/4/5/6/7/8');
  });
});
