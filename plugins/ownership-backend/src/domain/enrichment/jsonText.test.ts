import fc from 'fast-check';
import {
  addition,
  applyEdits,
  elementsOf,
  memberNamed,
  membersOf,
  removal,
  rootOf,
} from './jsonText';

const sliceOf = (
  text: string,
  { start, end }: { start: number; end: number },
) => text.slice(start, end);

describe('membersOf', () => {
  it('finds names and values where they stand', () => {
    const text = ' { "a" : [1, "]"] ,\n"b\\"\\\\" :{"c":-1.50e+3}, "":null } ';

    expect(
      membersOf(text, rootOf(text)).map(({ name, value }) => [
        name,
        sliceOf(text, value),
      ]),
    ).toEqual([
      ['a', '[1, "]"]'],
      ['b"\\', '{"c":-1.50e+3}'],
      ['', 'null'],
    ]);
  });

  it.each(['{}', '{ }', '[]', '"{}"', '7', 'true'])(
    'finds none in %s',
    text => {
      expect(membersOf(text, rootOf(text))).toEqual([]);
    },
  );

  it('counts the last of those with the same name, as parsers do', () => {
    const text = '{"a":1,"\\u0061":2}';
    const member = memberNamed(membersOf(text, rootOf(text)), 'a');

    expect(sliceOf(text, member!.value)).toBe('2');
  });

  it('is not bothered by depth', () => {
    const text = `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)},"b":1}`;

    expect(membersOf(text, rootOf(text)).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  it('finds what parsing finds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
        fc.constantFrom(undefined, 2, '\t\n\r '),
        (object, indent) => {
          const text = JSON.stringify(object, undefined, indent);
          const found = membersOf(text, rootOf(text)).map(
            ({ name, value }) =>
              [name, JSON.parse(sliceOf(text, value))] as const,
          );

          expect(found).toEqual(Object.entries(JSON.parse(text)));
        },
      ),
    );
  });
});

describe('removal', () => {
  it.each<[string, number[], string]>([
    ['[1, 2, 3]', [0], '[2, 3]'],
    ['[1, 2, 3]', [1], '[1, 3]'],
    ['[1, 2, 3 ]', [2], '[1, 2 ]'],
    ['[1, 2, 3]', [0, 1], '[3]'],
    ['[1, 2, 3]', [0, 2], '[2]'],
    ['[1, 2, 3]', [1, 2], '[1]'],
    ['[ 1, 2, 3 ]', [0, 1, 2], '[  ]'],
    ['[1]', [], '[1]'],
  ])('of %s without %j leaves %s', (text, removed, expected) => {
    const items = elementsOf(text, rootOf(text));

    expect(
      applyEdits(
        text,
        removal(items, position => removed.includes(position)),
      ),
    ).toBe(expected);
  });

  it('undoes addition', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.array(fc.jsonValue()),
        fc.constantFrom(undefined, 2),
        (given, added, indent) => {
          const text = JSON.stringify(given, undefined, indent);
          const longer = applyEdits(
            text,
            addition(
              rootOf(text),
              elementsOf(text, rootOf(text)),
              added.map(it => JSON.stringify(it)),
            ),
          );

          expect(JSON.parse(longer)).toEqual(
            JSON.parse(JSON.stringify([...given, ...added])),
          );
          const items = elementsOf(longer, rootOf(longer));
          expect(
            applyEdits(
              longer,
              removal(items, position => position >= given.length),
            ),
          ).toBe(text);
        },
      ),
    );
  });
});
