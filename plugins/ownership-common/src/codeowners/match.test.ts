import { matchCodeowners } from './match';
import { parseCodeowners } from './parse';

describe('matchCodeowners', () => {
  it('says which line decided on GitHub', () => {
    const parsed = parseCodeowners('* @all\n/src/ @src', { dialect: 'github' });

    expect(matchCodeowners(parsed, 'src/a.ts')).toEqual({
      status: 'owned',
      owners: [{ kind: 'user', name: 'src', text: '@src' }],
      decisions: [{ outcome: 'owned', rule: parsed.rules[1] }],
    });
  });

  it('tells a path that is unowned on purpose from one without a rule', () => {
    const parsed = parseCodeowners('/gen/', { dialect: 'github' });

    expect(matchCodeowners(parsed, 'gen/a.ts')).toEqual({
      status: 'unowned',
      decisions: [{ outcome: 'unowned', rule: parsed.rules[0] }],
    });
    expect(matchCodeowners(parsed, 'src/a.ts')).toEqual({ status: 'no-rule' });
  });

  it('gives the owners of all sections once, and what each section asks', () => {
    const parsed = parseCodeowners(
      '* @a @b\n[S][2]\n*.rb @B @c\n^[T]\n*.rb @d\n[U]\n!*.rb',
      { dialect: 'gitlab' },
    );
    const match = matchCodeowners(parsed, 'a.rb');

    expect(match).toMatchObject({
      status: 'owned',
      decisions: [
        { outcome: 'owned', approvalsRequired: 1, rule: { line: 1 } },
        {
          outcome: 'owned',
          approvalsRequired: 2,
          section: { name: 'S', line: 2, optional: false },
          rule: { line: 3 },
        },
        {
          outcome: 'owned',
          approvalsRequired: 0,
          section: { name: 'T', optional: true },
          rule: { line: 5 },
        },
        {
          outcome: 'excluded',
          approvalsRequired: 0,
          section: { name: 'U' },
          rule: { line: 7, exclusion: true },
        },
      ],
    });
    expect(
      match.status === 'owned' && match.owners.map(owner => owner.text),
    ).toEqual(['@a', '@b', '@c', '@d']);
  });

  it('decides by the last exclusion of several', () => {
    const parsed = parseCodeowners('!*.rb\n* @all\n!/lib/', {
      dialect: 'gitlab',
    });

    expect(matchCodeowners(parsed, 'lib/a.rb')).toMatchObject({
      status: 'unowned',
      decisions: [{ outcome: 'excluded', rule: { line: 3 } }],
    });
  });

  it.each(['src/a.ts', '/src/a.ts', './src/a.ts', 'src//a.ts'])(
    'takes %s for the same path',
    path => {
      const parsed = parseCodeowners('/src/a.ts @a', { dialect: 'github' });

      expect(matchCodeowners(parsed, path).status).toBe('owned');
    },
  );

  it.each(['', '/', './', '//'])('has no rule for %j', path => {
    for (const dialect of ['github', 'gitlab'] as const) {
      const parsed = parseCodeowners('* @all', { dialect });

      expect(matchCodeowners(parsed, path)).toEqual({ status: 'no-rule' });
    }
  });

  it.each(['github', 'gitlab'] as const)(
    'answers for any file in a directory on %s',
    dialect => {
      const parsed = parseCodeowners('/src/ @src\n/lib/*.ts @ts', { dialect });

      expect(matchCodeowners(parsed, 'src/').status).toBe('owned');
      expect(matchCodeowners(parsed, 'src').status).toBe('no-rule');
      expect(matchCodeowners(parsed, 'lib/').status).toBe('no-rule');
    },
  );
});
