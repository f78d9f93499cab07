import { matchCodeownersCounting } from './match';
import { parseCodeowners } from './parse';
import { CodeownersDialect, ParsedCodeowners } from './types';

/** How many comparisons a look-up takes. */
function countStepsIn(parsed: ParsedCodeowners, path: string) {
  const steps = { count: 0 };
  const { status } = matchCodeownersCounting(parsed, path, steps);
  return { status, steps: steps.count };
}

function countSteps(dialect: CodeownersDialect, text: string, path: string) {
  return countStepsIn(parseCodeowners(text, { dialect }), path);
}

const dialects = ['github', 'gitlab'] as const;

/** Patterns that take exponential time where they are tried out by recursion. */
const hostile: Array<[string, string, string]> = [
  ['stars and letters', `/${'*a'.repeat(200)}b`, 'a'.repeat(2000)],
  ['stars and question marks', `/${'*?'.repeat(200)}b`, 'a'.repeat(2000)],
  ['stars only', `/${'*a'.repeat(200)}*b*`, 'a'.repeat(2000)],
  ['globstars only', `${'**/'.repeat(200)}b`, 'a/'.repeat(1000)],
  ['globstars and names', `${'**/a/'.repeat(200)}b`, `${'a/'.repeat(1000)}c`],
  ['globstars and stars', `${'**/*/'.repeat(200)}b`, `${'a/'.repeat(1000)}c`],
  [
    'globstars and hostile names',
    `${`**/${'*a'.repeat(10)}b/`.repeat(20)}c`,
    `${`${'a'.repeat(40)}/`.repeat(50)}c`,
  ],
];

describe.each(dialects)('work with %s', dialect => {
  it.each(hostile)(
    'is bounded by pattern × path with %s',
    (_, pattern, path) => {
      const { status, steps } = countSteps(dialect, `${pattern} @a`, path);

      expect(status).toBe('no-rule');
      expect(steps).toBeLessThanOrEqual(
        3 * (pattern.length + 2) * (path.length + 2),
      );
    },
  );

  it('grows with the path as the path does', () => {
    const rule = `/${'*a'.repeat(50)}b @a`;
    const { steps } = countSteps(dialect, rule, 'a'.repeat(1000));
    const twice = countSteps(dialect, rule, 'a'.repeat(2000)).steps;

    expect(twice / steps).toBeLessThan(2.2);
  });

  it('tries few of 50,000 rules for one path', () => {
    const rules = ['* @all', '*.md @docs'];
    for (let i = 0; i < 10_000; i += 1) {
      rules.push(
        `/services/s${i}/ @owner-${i}`,
        `/services/s${i}/src/*.ts @ts-${i}`,
        `/libs/l${i}/README.md @lib-${i}`,
        `pkg-${i}/index.ts @pkg-${i}`,
        `**/gen-${i}/**/*.ts @gen-${i}`,
      );
    }
    const parsed = parseCodeowners(rules.join('\n'), { dialect });

    for (const path of [
      'services/s77/a.py',
      'services/s77/src/a.ts',
      'libs/l9999/README.md',
      'pkg-5/index.ts',
      'x/gen-31/y/a.ts',
    ]) {
      const { status, steps } = countStepsIn(parsed, path);

      expect(status).toBe('owned');
      expect(steps).toBeLessThan(200);
    }
  });
});

it('is bounded with hostile character classes', () => {
  const pattern = `/${'*[a-y]'.repeat(100)}z`;
  const path = 'a'.repeat(1000);
  const { status, steps } = countSteps('gitlab', `${pattern} @a`, path);

  expect(status).toBe('no-rule');
  expect(steps).toBeLessThanOrEqual(
    3 * (pattern.length + 2) * (path.length + 2),
  );
});
