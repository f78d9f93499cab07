import { JsonValue } from '@backstage/types';
import { decodeText, Format, parseDocument } from './documents';

const BILLION_LAUGHS = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((name, index) => {
    const before = 'abcdefghi'[index];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
  }),
].join('\n');

describe('parseDocument', () => {
  it.each<[string, Format, string, JsonValue | undefined]>([
    [
      'JSON',
      'json',
      '{"a": [1, 2.5, true, null]}',
      { a: [1, 2.5, true, null] },
    ],
    ['JSON with a byte order mark', 'json', '\uFEFF{"a": 1}', { a: 1 }],
    [
      'YAML',
      'yaml',
      'a: yes\nb: 1\nc: 2026-01-02\n',
      { a: 'yes', b: 1, c: '2026-01-02' },
    ],
    [
      'YAML with anchors',
      'yaml',
      'a: &x {b: 1}\nc: *x\n',
      { a: { b: 1 }, c: { b: 1 } },
    ],
    ['the first document of YAML', 'yaml', 'a: 1\n---\na: 2\n', { a: 1 }],
    [
      'TOML',
      'toml',
      '[tool]\na = 1\nb = 2026-01-02T03:04:05Z\n',
      { tool: { a: 1, b: '2026-01-02T03:04:05.000Z' } },
    ],
    ['nothing', 'json', ' \n', undefined],
    ['only comments', 'yaml', '# none\n', undefined],
  ])('reads %s', (_, format, text, expected) => {
    expect(parseDocument(Buffer.from(text), format, 'a/file')).toEqual(
      expected,
    );
  });

  it.each<[string, Format, string, RegExp]>([
    ['JSON that is cut off', 'json', '{"a": ', /^a\/file is not valid JSON: /],
    [
      'YAML that is none',
      'yaml',
      'a: [1\nb: }',
      /^a\/file is not valid YAML: /,
    ],
    [
      'YAML with a key twice',
      'yaml',
      'a: 1\na: 2',
      /^a\/file is not valid YAML: Map keys must be unique/,
    ],
    [
      'YAML that multiplies',
      'yaml',
      BILLION_LAUGHS,
      /^a\/file is not valid YAML: Excessive alias count/,
    ],
    [
      'YAML that is nested without end',
      'yaml',
      '['.repeat(50_000),
      /^a\/file is not valid YAML: /,
    ],
    [
      'JSON that is nested without end',
      'json',
      '['.repeat(200_000),
      /^a\/file is not valid JSON: /,
    ],
    ['TOML that is none', 'toml', 'a = ', /^a\/file is not valid TOML: /],
  ])('says what is wrong with %s', (_, format, text, message) => {
    expect(() => parseDocument(Buffer.from(text), format, 'a/file')).toThrow(
      message,
    );
  });
});

describe('decodeText', () => {
  it.each([
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['a NUL', Buffer.from('a\0b')],
    ['half of a character', Buffer.from([0x61, 0xc3])],
  ])('does not take %s for text', (_, content) => {
    expect(() => decodeText(content, 'logo.png')).toThrow(
      'logo.png is not text in UTF-8',
    );
  });
});
