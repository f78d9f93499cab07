import { JsonValue } from '@backstage/types';
import * as fc from 'fast-check';
import { detect, Detection } from '.';
import { kindRules } from '../kinds';
import { found } from './testUtils';
import { addText } from './text';

const PIECES = [
  ...[' ', '\n', '\t', '=', '"', "'", ':', ': ', '/', '.', '@', '#', '(', ')'],
  ...[
    '[',
    '{',
    '}',
    '<',
    '- ',
    '%',
    '\\',
    '\\"',
    '?',
    '&',
    'at ',
    'from ',
    ' in ',
  ],
  ...[
    'File "',
    '", line 4',
    ':in ',
    '.php(4): ',
    '.rs:1:2',
    '.go:1',
    'goroutine 1',
  ],
  ...[
    'https://',
    'postgres://u:p@',
    'arn:aws:',
    'pkg:',
    'git@github.com:',
    'jdbc:',
  ],
  ...['apiVersion: v1\n', 'kind: Pod\n', '&a ', '*a', '---\n', 'component:'],
  ...[
    'service.name',
    'namespace',
    'pod',
    'message',
    'team',
    'image',
    'a8r.io/owner',
  ],
  ...[
    'pay.acme.test',
    'acme/orders',
    'orders-7d9f8c6b5-x2k4p',
    '820971d',
    'x.java:1',
  ],
  ...[
    'com.acme.Orders',
    'src/app.ts',
    'Orders',
    '10.0.0.1',
    '日本',
    '\u0000',
    '\ud800',
  ],
];

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...PIECES), { maxLength: 40 })
    .map(pieces => pieces.join('')),
);

const NAMES = [
  ...['labels', 'alerts', 'commonLabels', 'annotations', 'event', 'event_type'],
  ...[
    'data',
    'service',
    'id',
    'title',
    'teams',
    'apiVersion',
    'kind',
    'metadata',
  ],
  ...[
    'name',
    'namespace',
    'spec',
    'containers',
    'image',
    'items',
    'resourceSpans',
  ],
  ...['resource', 'attributes', 'key', 'value', 'stringValue', 'service.name'],
  ...[
    'message',
    'stack',
    'team',
    '__proto__',
    'constructor',
    'ownerReferences',
  ],
];

const json = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 6 }),
  ),
})).value;

/** What is wrong with a detection, whatever it was made from. */
function problemsOf({ parts }: Detection): string[] {
  return parts.flatMap(({ tokens }) => {
    const identities = new Set(tokens.map(({ kind, key }) => `${kind} ${key}`));
    const problems = tokens.flatMap((token, index) => {
      const { kind, key, weight } = token;
      const normal = kindRules[kind].normalise(key) === key;
      const most = tokens[index - 1]?.weight ?? 1;
      const weighed = weight > 0 && weight <= most;
      return normal && weighed ? [] : [JSON.stringify(token)];
    });
    return [
      ...problems,
      ...(identities.size === tokens.length ? [] : ['a token twice']),
      ...(tokens.length <= 256 ? [] : ['too many tokens']),
    ];
  });
}

describe('detect', () => {
  it('finds normal forms in any text, and says where', () => {
    fc.assert(
      fc.property(text, input => {
        const detection = detect(input);
        const misplaced = detection.parts[0].tokens.filter(
          ({ text: written, start }) =>
            start !== undefined && !input.startsWith(written, start),
        );
        expect(misplaced).toEqual([]);
        expect(problemsOf(detection)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds normal forms in any JSON, parsed or not', () => {
    fc.assert(
      fc.property(json, input => {
        expect(problemsOf(detect(input))).toEqual([]);
        expect(problemsOf(detect(JSON.stringify(input)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['', []],
    ['   \n\t ', []],
    [null, []],
    [true, []],
    [118, ['deployment 118']],
    ['PK\u0003\u0004\u0000\u0000pay.acme.test', []],
    ['\ufffd\ufffd\u0001\u0002pay.acme.test', []],
    ['{"service.name": "cart"', ['service-name cart']],
  ])('reads %j as %j', (input, expected) => {
    expect(found(input).slice(0, 1)).toEqual(expected);
  });

  it('does not descend for ever', () => {
    let value: JsonValue = { pod: 'cart-0' };
    for (let depth = 0; depth < 10_000; depth++) {
      value = [value];
    }
    expect(found(value)).toEqual([]);
    expect(found([[{ pod: 'cart-0' }]])).toContain('kubernetes-pod cart-0');
  });

  it('keeps as many tokens as it is told', () => {
    const input = Array.from({ length: 3000 }, (_, i) => `h${i}.acme.test`);
    const { tokens } = detect(`${input.join(' ')} ada@acme.test x://y`, {
      maxTokens: 3,
    }).parts[0];
    expect(tokens.map(({ key }) => key)).toEqual([
      'h0.acme.test',
      'h1.acme.test',
      'h2.acme.test',
    ]);
  });
});

const HOSTILE: Array<[string, string]> = [
  ['spaces', ' '],
  ['letters', 'a'],
  ['dots', 'a.'],
  ['slashes', 'a/'],
  ['at signs', 'a@'],
  ['colons', 'a:'],
  ['dashes', 'a-'],
  ['assignments', 'a='],
  ['open quotes', 'a="'],
  ['escaped quotes', '\\"'],
  ['brackets', '['],
  ['objects', '{"a":'],
  ['frames without an end', 'at a('],
  ['frames', '\tat a.b.C.d(C.java:1)\n'],
  ['files', 'File "'],
  ['places', ' in x.php'],
  ['methods', "from x:1:in '"],
  ['Go files', 'a.b\nx.go:1\n'],
  ['schemes', 'https://'],
  ['addresses', 'https://a.test/b '],
  ['ids', '1b4e28ba-2fa1-11d2-883f-0016d3cca427 '],
  ['wildcards', ':*'],
  ['percent signs', '%25'],
  ['backslashes', '\\'],
];

/** How often a detector proposes something, whatever becomes of it. */
function proposals(input: string): number {
  let count = 0;
  addText(input, { add: () => count++ });
  return count;
}

describe('the work that a hostile input makes', () => {
  it.each(HOSTILE)('%s: grows no faster than the input', (_, unit) => {
    const shorter = unit.repeat(Math.ceil(10_000 / unit.length));
    const growth = proposals(shorter.repeat(4)) / (proposals(shorter) + 1);
    expect(growth).toBeLessThanOrEqual(4.1);
  });

  it.each(HOSTILE)('%s: ends, with a bounded answer', (_, unit) => {
    const input = unit.repeat(Math.ceil(250_000 / unit.length));
    const manifest = `apiVersion: v1\nkind: Pod\na: ${input}`;
    expect(problemsOf(detect(input))).toEqual([]);
    expect(problemsOf(detect(manifest))).toEqual([]);
  });
});
