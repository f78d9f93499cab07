import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { pathAndQuery } from './url';

describe('pathAndQuery', () => {
  it.each([
    ['no query', {}, '/a'],
    [
      'single values',
      { n: 1, b: false, s: 'x y&z' },
      '/a?n=1&b=false&s=x+y%26z',
    ],
    ['a list', { kind: ['host', 'url'] }, '/a?kind=host&kind=url'],
    ['nothing to say', { kind: [], limit: undefined }, '/a'],
    ['an empty text', { q: '' }, '/a?q='],
  ])('writes a query with %s', (_, query, expected) => {
    expect(pathAndQuery({ path: '/a', query })).toBe(expected);
  });

  it('encodes what goes into the path', () => {
    expect(
      pathAndQuery({
        path: '/entities/{ref}/checks/{id}',
        params: { ref: 'component:default/pay', id: 7 },
      }),
    ).toBe('/entities/component%3Adefault%2Fpay/checks/7');
  });

  it('keeps any value within its segment', () => {
    const values = fc
      .string({ minLength: 1 })
      .filter(value => value !== '.' && value !== '..');

    fc.assert(
      fc.property(values, value => {
        const path = pathAndQuery({ path: '/a/{id}/b', params: { id: value } });
        const { pathname, search, hash } = new URL(path, 'http://backend.test');
        expect(pathname.split('/')).toEqual(['', 'a', expect.any(String), 'b']);
        expect(decodeURIComponent(pathname.split('/')[2])).toBe(value);
        expect(search + hash).toBe('');
      }),
    );
  });

  it.each(['', '.', '..'])('refuses %j as a segment', value => {
    const build = () =>
      pathAndQuery({ path: '/a/{id}', params: { id: value } });

    expect(build).toThrow(InputError);
    expect(build).toThrow(
      `Invalid id: '${value}' cannot be part of the path '/a/{id}'; it must be neither empty nor made of dots only`,
    );
  });

  it('refuses a path of which a part is missing', () => {
    expect(() => pathAndQuery({ path: '/a/{id}', params: {} })).toThrow(
      "The path '/a/{id}' needs a value for 'id' in the request's params",
    );
  });
});
