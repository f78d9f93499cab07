import { formatScope, parseScope } from './scope';

describe('parseScope', () => {
  it.each([
    'all',
    'repository:github.com/acme/orders',
    'component:default/orders',
    'group:default/pay',
  ])("reads '%s', and writes it so", text => {
    const scope = parseScope(text);
    expect(scope && formatScope(scope)).toBe(text);
  });

  it.each([
    '',
    'orders',
    'repository:',
    'user:default/ada',
    'all\0',
    'repository:github.com/acme/orders\0',
    'repository:github.com/acme/or\u0085ders',
    'repository:github.com/acme/\n',
    'repository:github.com/acme/\ud800',
    'component:default/orders\0',
    'component:default/or\x7fders',
  ])('reads nothing in %j', text => {
    expect(parseScope(text)).toBeUndefined();
  });
});
