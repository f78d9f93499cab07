import fc from 'fast-check';
import { Document, isScalar, parseDocument, Scalar } from 'yaml';
import { findSourceOffset } from './scalarOffsets';

function read(text: string): { scalar: Scalar.Parsed; value: string } {
  const { contents, errors } = parseDocument(text);
  expect(errors).toEqual([]);
  if (!isScalar(contents) || typeof contents.value !== 'string') {
    throw new Error('not a text');
  }
  return { scalar: contents, value: contents.value };
}

describe('findSourceOffset', () => {
  it.each([
    ['plain', 'repo.x > 1', '>'],
    ['plain over lines', 'repo.x\n  > 1 &&\n\n  repo.y', '&&'],
    ['single quotes', `'repo.x == "a"'`, '"a"'],
    ['single quotes, doubled', `'repo.x == ''a'' && repo.y'`, 'repo.y'],
    ['single quotes over lines', `'repo.x\n   && repo.y'`, 'repo.y'],
    ['double quotes', `"repo.x == 'a' && repo.y"`, 'repo.y'],
    ['escaped quotes', `"repo.x == \\"a\\" && repo.y"`, 'repo.y'],
    ['escaped letters', `"\\x41\\u0042\\U00000043 && repo.y"`, 'repo.y'],
    ['an escaped line end', `"repo.x \\\n   && repo.y"`, 'repo.y'],
    ['literal', `|\n  repo.x\n    && repo.y\n`, 'repo.y'],
    ['literal, stripped', `|-\n  repo.x &&\n\n  repo.y\n`, 'repo.y'],
    ['literal, with its indentation', `|2\n    repo.x\n  repo.y\n`, 'repo.y'],
    ['literal, CRLF', `|\r\n  repo.x &&\r\n  repo.y\r\n`, 'repo.y'],
    ['folded', `>\n  repo.x &&\n  repo.y\n`, 'repo.y'],
    ['folded with empty lines', `>-\n  repo.x &&\n\n\n  repo.y\n`, 'repo.y'],
    ['folded, further in', `>\n  repo.x\n    && repo.y\n  || true\n`, '||'],
  ])('%s', (_, text, part) => {
    const { scalar, value } = read(text);
    expect(value).toContain(part);
    const offset = findSourceOffset(text, scalar, value.indexOf(part));
    expect(text.slice(offset, offset + part.length)).toBe(part);
  });

  it('finds an escape where it begins', () => {
    const text = '"a\\tb\\"c"';
    const { scalar, value } = read(text);
    expect(value).toBe('a\tb"c');
    expect(findSourceOffset(text, scalar, 1)).toBe(text.indexOf('\\t'));
    expect(findSourceOffset(text, scalar, 3)).toBe(text.indexOf('\\"'));
    expect(findSourceOffset(text, scalar, 4)).toBe(text.indexOf('c'));
  });

  it('stays within the text when asked for more', () => {
    const text = '|\n  abc\n';
    const { scalar } = read(text);
    expect(findSourceOffset(text, scalar, 1_000)).toBe(text.indexOf('c') + 1);
  });

  const expression = fc
    .array(fc.stringMatching(/^[a-z.&|<>='"\\(){} \u00e4\u{1f600}]{1,60}$/u), {
      minLength: 1,
      maxLength: 6,
    })
    .map(lines => lines.join('\n'));

  it.each([
    Scalar.PLAIN,
    Scalar.QUOTE_SINGLE,
    Scalar.BLOCK_LITERAL,
    Scalar.BLOCK_FOLDED,
    Scalar.QUOTE_DOUBLE,
  ] as const)('finds every visible character of %s', type => {
    fc.assert(
      fc.property(
        expression,
        fc.integer({ min: 20, max: 80 }),
        (value, width) => {
          const document = new Document({ a: { b: value } });
          const scalar = document.getIn(['a', 'b'], true) as Scalar;
          scalar.type = type;
          const text = document.toString({
            lineWidth: width,
            minContentWidth: 0,
          });
          const parsed = parseDocument(text).getIn(['a', 'b'], true);
          fc.pre(isScalar(parsed) && parsed.value === value);

          for (let offset = 0; offset < value.length; offset++) {
            if (/\s/.test(value[offset])) {
              continue;
            }
            const at = findSourceOffset(text, parsed as Scalar.Parsed, offset);
            const isEscaped = text[at] === '\\' && value[offset] !== '\\';
            expect(isEscaped ? value[offset] : text[at]).toBe(value[offset]);
          }
        },
      ),
    );
  });
});
