import fc from 'fast-check';
import { TestIdentity, testKeyOf } from './testKeyOf';
import { normaliseFile, normaliseName } from './normalise';

const identity: TestIdentity = {
  repository: 'github.com/acme/shop',
  suite: 'cart',
  file: 'src/cart.test.ts',
  className: 'Cart',
  name: 'adds',
  parameters: '{"n":1}',
  job: 'test (node 22)',
};

describe('testKeyOf', () => {
  it('is a hash of what it is made of', () => {
    // printf '["github.com/acme/shop","cart","src/cart.test.ts","Cart","adds","{\\"n\\":1}","test (node 22)"]' | sha256sum
    expect(testKeyOf(identity)).toBe('5871007266e32e27900c837bcd797cb6');
  });

  it.each(Object.keys(identity))('depends on the %s', part => {
    const other = { ...identity, [part]: 'other' };
    expect(testKeyOf(other)).not.toBe(testKeyOf(identity));
  });

  it('never takes a piece of one part for one of its neighbour', () => {
    const text = fc.stringMatching(/^[ab,"[\]]{0,4}$/);
    fc.assert(
      fc.property(text, text, text, text, (suite, name, suite2, name2) => {
        const isSame = suite === suite2 && name === name2;
        const key = testKeyOf({ repository: 'r', suite, name });
        const key2 = testKeyOf({ repository: 'r', suite: suite2, name: name2 });
        expect(key === key2).toBe(isSame);
      }),
    );
  });

  it('takes what is absent as what is empty', () => {
    const { repository, name } = identity;
    expect(testKeyOf({ repository, name, file: '', job: '' })).toBe(
      testKeyOf({ repository, name }),
    );
  });
});

describe('normaliseName', () => {
  it.each([
    ['\u001b[31madds\u001b[0m', 'adds'],
    ['  adds \t\n two ', 'adds two'],
    ['cafe\u0301', 'caf\u00e9'],
    ['reads /tmp/pytest-of-root/pytest-3/test_x0/a.json', 'reads <tmp>/a.json'],
    ['reads "/tmp/tmpab12cd" twice', 'reads "<tmp>" twice'],
    ['/private/var/folders/zz/zyx_1/T/jest-42/b.txt', '<tmp>/b.txt'],
    ['reads (/var/tmp/x-1/c.txt)', 'reads (<tmp>/c.txt)'],
    [
      'reads C:\\Users\\runner\\AppData\\Local\\Temp\\x-1\\d.txt',
      'reads <tmp>/d.txt',
    ],
    ['sees <Cart object at 0x7f3c2a1b>', 'sees <Cart object at 0x>'],
  ])('removes what differs each time: %j', (name, normalised) => {
    expect(normaliseName(name)).toBe(normalised);
  });

  it.each([
    'runs at 2026-03-03T09:30:00Z',
    'has 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'reads src/tmp/a.json',
    'reads at 0x7f3c2a1b',
    'Adds',
  ])('leaves what can tell tests apart: %j', name => {
    expect(normaliseName(name)).toBe(name);
  });

  it('changes nothing when it is done again', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.constantFrom('/tmp/', 'C:\\Users\\a\\AppData\\Local\\Temp\\', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const name = normaliseName(pieces.join(''));
        expect(normaliseName(name)).toBe(name);
      }),
    );
  });
});

describe('normaliseFile', () => {
  it.each([
    ['./src/a.ts', 'src/a.ts'],
    ['src\\a.ts', 'src/a.ts'],
    ['/home/runner/work/shop/shop/src/a.ts', 'src/a.ts'],
    ['D:\\a\\shop\\shop\\src\\a.ts', 'src/a.ts'],
    ['/opt/actions/_work/shop/shop/src/a.ts', 'src/a.ts'],
    ['/builds/acme/shop/src/a.ts', 'src/a.ts'],
    // Where these begin is not certain
    ['/builds/other/shop/src/a.ts', '/builds/other/shop/src/a.ts'],
    ['/var/jenkins/workspace/shop/a.ts', '/var/jenkins/workspace/shop/a.ts'],
    ['/home/runner/work/shop/api/a.ts', '/home/runner/work/shop/api/a.ts'],
  ])('makes %j %j', (file, normalised) => {
    expect(normaliseFile(file, 'gitlab.com/acme/shop')).toBe(normalised);
  });
});
