import fc from 'fast-check';
import { namedCausesIn } from './namedCauses';

const SHA = 'a1'.repeat(20);
const HOST = 'https://git.acme.test';
const repository = 'github.com/acme/orders';

const issue = (text: string) =>
  namedCausesIn(text, { says: 'The issue says', repository });
const namesIn = (text: string) => issue(text).map(({ names }) => names);
const commit = (sha = SHA) => ({ kind: 'commit', sha });
const change = (id: string) => ({ kind: 'change', id: `change:${id}` });
const deployment = (id: string) => ({ kind: 'deployment', id });

describe('namedCausesIn', () => {
  it.each([
    [`Caused by ${HOST}/acme/orders/commit/${SHA}`, commit()],
    [`Caused by [this](${HOST}/acme/orders/commit/${SHA}).`, commit()],
    [`**Root cause:** ${SHA.toUpperCase()}`, commit()],
    [`The root cause is commit \`a1b2c3d\`, sadly`, commit('a1b2c3d')],
    [`Cause: ${HOST}/acme/shop/-/commit/a1b2c3d`, commit('a1b2c3d')],
    [
      `caused-by https://github.com/acme/orders/pull/12/commits/${SHA}`,
      commit(),
    ],
    ['Caused by #12', change('github.com/acme/orders#12')],
    ['Cause: acme/stock#7.', change('github.com/acme/stock#7')],
    [
      'Root cause: https://github.com/acme/stock/pull/7#discussion_r1',
      change('github.com/acme/stock#7'),
    ],
    [
      'Caused by https://github.com/acme/orders/deployments/31',
      deployment('deployment:github.com/acme/orders/deployments/31'),
    ],
    [
      'Caused by deployment:github.com/acme/orders/deployments/31 today',
      deployment('deployment:github.com/acme/orders/deployments/31'),
    ],
    [
      'Cause: event:https://ci.acme.test 77.',
      deployment('event:https://ci.acme.test 77'),
    ],
    [
      'Caused by release:github.com/acme/orders@v1.2.0',
      deployment('release:github.com/acme/orders@v1.2.0'),
    ],
  ])('reads %j', (text, expected) => {
    expect(namesIn(text)).toEqual([expected]);
  });

  it('reads the paragraph under a heading, and no further', () => {
    expect(
      namesIn(
        `Slow since noon\n\n## Root cause\n\n- #12\r\n- ${SHA}\n\nSee #14\n## Next\n#15`,
      ),
    ).toEqual([change('github.com/acme/orders#12'), commit()]);
  });

  it.each([
    ['nothing that is said of causes', `Since ${SHA} or #12`],
    ['what it was not', 'It was not caused by #12'],
    ['what it is not either', "It wasn't and isn't the cause: #12 is fine"],
    ['because', 'Because: #12'],
    ['what mended it', 'Caused by a typo, fixed in #12'],
    ['what came of it', 'Caused by a typo. #12 mends it'],
    ['a hint of a template', '<!-- Caused by #12 -->'],
    ['a comment without an end', '<!-- Caused by #12'],
    ['a stack trace', '```\nCaused by: a.b.C@1a2b3c4 #12\n```'],
    ['words and numbers', 'Caused by defaced 1234567 facade'],
    ['other addresses', `Caused by ${HOST}/acme/orders/issues/12`],
    ['an analysis', 'Root cause analysis: #12'],
    ['the next line', 'Caused by a typo\n#12'],
    ['an address that is none', 'Caused by https://[/commit/1'],
  ])('takes for no cause %s', (_, text) => {
    expect(issue(text)).toEqual([]);
  });

  it('says in which words it was said, and each once', () => {
    expect(issue('Caused by #12.\nRoot cause: #12')).toEqual([
      {
        names: change('github.com/acme/orders#12'),
        evidence: 'The issue says: Caused by #12',
      },
    ]);
  });

  it('knows no repository of numbers where there is none', () => {
    expect(
      namedCausesIn(`Cause: #12, acme/orders#12 or ${SHA}`, { says: 'x' }),
    ).toEqual([expect.objectContaining({ names: commit() })]);
  });

  it('reads only the beginning of long texts, and few of many causes', () => {
    const numbers = (count: number) =>
      Array.from({ length: count }, (_, index) => `#${index}`).join(' ');

    expect(issue(`Caused by ${numbers(1_000)}`)).toHaveLength(20);
    expect(issue(`${' '.repeat(70_000)}Caused by #12`)).toEqual([]);
  });

  it.each([
    ['comments', '<!--'.repeat(16_384)],
    ['marks', `Caused by ${'*_'.repeat(32_000)}`],
    ['words', 'Caused by '.repeat(6_500)],
    ['lines', 'Cause:\n'.repeat(9_000)],
    ['spaces', `Cause:${' '.repeat(65_000)}x`],
  ])('does not hang on many %s', (_, text) => {
    expect(issue(text)).toEqual([]);
  });

  it('never throws, and names at most what it may', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string(),
          fc.constantFrom('Caused by ', 'https://', '#12', '\n', '<!--', '```'),
        ),
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(text, it => {
        expect(issue(it).length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
