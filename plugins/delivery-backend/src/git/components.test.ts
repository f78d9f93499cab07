import fc from 'fast-check';
import { componentsOf, parseComponentMap } from './components';
import { compileGlob } from './glob';

const MAP = `
services/checkout: checkout
services/checkout/vendor/: vendor
libs/money: [checkout, billing]
'services/*/db': databases
'**/*.tf': infrastructure
'docs/*.md': docs
`;

describe('componentsOf', () => {
  const map = parseComponentMap(MAP, 'components.yaml');

  it.each([
    ['services/checkout/a.ts', ['checkout']],
    ['services/checkout', ['checkout']],
    ['services/checkout-v2/a.ts', []],
    ['services/checkout/vendor/x.js', ['vendor']],
    ['libs/money/a.ts', ['billing', 'checkout']],
    // `services/checkout` says more than the nine characters of `services/`.
    ['services/checkout/db/1.sql', ['checkout']],
    ['services/search/db/deep/1.sql', ['databases']],
    ['services/search/.db/1.sql', []],
    ['main.tf', ['infrastructure']],
    ['a/.b/main.tf', ['infrastructure']],
    ['docs/a.md', ['docs']],
    ['docs/deep/a.md', []],
    ['docs/we\nird "q".md', ['docs']],
    ['', []],
  ])('knows whose %j is', (path, components) => {
    expect(componentsOf(map, [path])).toEqual({
      components,
      unmapped: components.length === 0 ? 1 : 0,
    });
  });

  it('gives each component that a change touches once, and counts the rest', () => {
    const paths = ['libs/money/a', 'services/checkout/a', 'README.md', 'x'];
    expect(componentsOf(map, paths)).toEqual({
      components: ['billing', 'checkout'],
      unmapped: 2,
    });
  });

  it('takes the whole repository where nothing knows better', () => {
    const whole = parseComponentMap(
      ".: shop\n'*.md': docs\n'docs/*': docs",
      'c',
    );
    const of = (path: string) => componentsOf(whole, [path]).components;
    expect([of('a/b'), of('docs/b'), of('a.md')]).toEqual([
      ['shop'],
      ['docs'],
      // As many characters as the whole repository: none
      ['shop'],
    ]);
  });

  it('finds the longest of any folders, as when all are compared', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map(names => names.join('/'));
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { minLength: 1 }),
        path,
        (folders, file) => {
          const text = folders.map(it => `${it}: at ${it}`).join('\n');
          const [longest] = folders
            .filter(it => `${file}/`.startsWith(`${it}/`))
            .sort((a, b) => b.length - a.length);
          expect(
            componentsOf(parseComponentMap(text, 'c'), [file]).components,
          ).toEqual(longest === undefined ? [] : [`at ${longest}`]);
        },
      ),
    );
  });
});

describe('parseComponentMap', () => {
  it.each([
    ['', 'c.yaml: it is empty; it must map paths to components'],
    ['- a', 'c.yaml:1:1 it must map paths to components'],
    [
      'a: 1',
      "c.yaml:1:1 /a must name a component, such as 'component:default/checkout'",
    ],
    ['a: x\nb: []', 'c.yaml:2:1 /b must name a component'],
    ['a: x\na: y', "c.yaml:2:1 has the key 'a' twice"],
    ['/a: x', "c.yaml:1:1 /~1a must be a path from the repository's folder"],
    ['a/../b: x', "must be a path from the repository's folder"],
    [
      "'': x",
      "is no path; one has 1 to 500 characters, and '.' is the whole repository",
    ],
    ["'a**/b': x", "has '**' beside other characters"],
    ["'a/{b,c}': x", 'has brackets, braces or backslashes'],
    ['a: "x', 'c.yaml:1:'],
  ])('refuses %j', (text, message) => {
    expect(() => parseComponentMap(text, 'c.yaml')).toThrow(message);
  });
});

describe('compileGlob', () => {
  it.each([
    ['a/*/c', 'a/b/c', true],
    ['a/*/c', 'a/b/c/d', true],
    ['a/*/c', 'a/b/b/c', false],
    ['a/**/c', 'a/c', true],
    ['a/**/c', 'a/b/b/c', true],
    ['a/**/c', 'a/b/cc', false],
    ['**/b', 'a/a/b/x', true],
    ['?', 'é', true],
    ['?', '', false],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXc', false],
    ['*.ts', 'a.tsx', false],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(compileGlob(glob)(path)).toBe(expected);
  });

  it('ends for what takes others for ever', () => {
    const glob = `${'**/*a*'.repeat(1)}/${'*a'.repeat(50)}`;
    expect(
      compileGlob(glob)(`${'a'.repeat(4_000)}b/${'a'.repeat(4_000)}b`),
    ).toBe(false);
  });

  it('matches as a regular expression does', () => {
    const name = (signs: string[]) =>
      fc.string({
        unit: fc.constantFrom(...signs),
        minLength: 1,
        maxLength: 5,
      });
    const path = fc
      .array(name(['a', 'b', '.']), { minLength: 1, maxLength: 4 })
      .map(it => it.join('/'));
    const glob = fc
      .array(fc.oneof(name(['a', 'b', '.', '?', '*']), fc.constant('**')), {
        minLength: 1,
        maxLength: 4,
      })
      .filter(names => names.every(it => it === '**' || !it.includes('**')))
      .map(it => it.join('/'));
    fc.assert(
      fc.property(glob, path, (pattern, file) => {
        const source = pattern
          .split('/')
          .map(it =>
            it === '**'
              ? '(?:[^/]+/)*'
              : `${it
                  .replaceAll('.', '\\.')
                  .replaceAll('?', '[^/]')
                  .replaceAll('*', '[^/]*')}/`,
          )
          .join('');
        expect(compileGlob(pattern)(file)).toBe(
          new RegExp(`^${source}(?:[^/]+/)*$`).test(`${file}/`),
        );
      }),
    );
  });
});
