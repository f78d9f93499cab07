import fc from 'fast-check';
import { describeMatch } from './__testUtils__/cases';
import { paths, patterns, referenceMatches } from './__testUtils__/reference';
import { matchCodeowners } from './match';
import { parseCodeowners } from './parse';
import { CodeownersDialect } from './types';

const dialects = ['github', 'gitlab'] as const;

function ask(dialect: CodeownersDialect, lines: string[], path: string) {
  return matchCodeowners(parseCodeowners(lines.join('\n'), { dialect }), path);
}

const pieces = fc.constantFrom(
  ...['*', '**', '/', '\\', '#', '!', '[', ']', '^', '@', '@@owner', '?', '-'],
  ...[' ', '\t', '\r', '\n', '\0', '\uFEFF', '\uD83D', '😀', 'a', 'x@y.test'],
  ...['[S][2] @d', '@a/b', '\u2028', '\v'],
);
const files = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map(it => it.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe.each(dialects)('any file with %s', dialect => {
  it('is read and matched without an exception', () => {
    fc.assert(
      fc.property(files, fc.oneof(paths, files), (text, path) => {
        const parsed = parseCodeowners(text, { dialect });
        const lines = text.split('\n').length;

        expect(['owned', 'unowned', 'no-rule']).toContain(
          matchCodeowners(parsed, path).status,
        );
        for (const { line, column, message } of parsed.diagnostics) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same answers after a trip through JSON', () => {
    fc.assert(
      fc.property(files, paths, (text, path) => {
        const parsed = parseCodeowners(text, { dialect });
        const copy = JSON.parse(JSON.stringify(parsed));

        expect(matchCodeowners(copy, path)).toEqual(
          matchCodeowners(parsed, path),
        );
      }),
    );
  });

  it('is matched as the plainest matcher would', () => {
    fc.assert(
      fc.property(patterns(dialect), paths, (pattern, path) => {
        const { status } = ask(dialect, [`${pattern.source} @a`], path);

        expect(status === 'owned').toBe(
          referenceMatches(dialect, pattern, path),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('is looked up as by trying all rules from the last to the first', () => {
    const rules = fc.array(patterns(dialect), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rules, paths, (all, path) => {
        const lines = all.map((it, at) => `${it.source} @o${at}`);
        const last = all.reduce(
          (found, it, at) => (referenceMatches(dialect, it, path) ? at : found),
          -1,
        );

        expect(describeMatch(ask(dialect, lines, path))).toBe(
          last < 0 ? 'no rule' : `@o${last}`,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('names exactly one file by its path', () => {
    const literal = paths.filter(path => !path.includes('*'));
    fc.assert(
      fc.property(literal, paths, (named, path) => {
        const isNamed =
          path === named ||
          (dialect === 'github' && path.startsWith(`${named}/`));

        expect(ask(dialect, [`/${named} @a`], named).status).toBe('owned');
        expect(ask(dialect, [`/${named} @a`], path).status === 'owned').toBe(
          isNamed,
        );
      }),
    );
  });
});

it('lets a matching rule at the end win on GitHub', () => {
  const rules = fc.array(patterns('github'), { maxLength: 10 });
  fc.assert(
    fc.property(rules, patterns('github'), paths, (all, last, path) => {
      fc.pre(referenceMatches('github', last, path));
      const lines = all.map(it => `${it.source} @other`);

      expect(
        describeMatch(ask('github', [...lines, `${last.source} @last`], path)),
      ).toBe('@last');
    }),
  );
});

it('lets an exclusion win wherever it stands in its section on GitLab', () => {
  const rules = fc.array(patterns('gitlab'), { maxLength: 10 });
  fc.assert(
    fc.property(
      rules,
      patterns('gitlab'),
      paths,
      fc.nat(10),
      (all, excluded, path, at) => {
        fc.pre(referenceMatches('gitlab', excluded, path));
        const lines = all.map(it => `${it.source} @other`);
        lines.splice(at, 0, `!${excluded.source}`);

        expect(
          describeMatch(ask('gitlab', ['[S]', ...lines, '[T]', '* @t'], path)),
        ).toBe('[S] excluded + [T] @t');
      },
    ),
  );
});

it('gives the same owners in whatever order sections stand on GitLab', () => {
  const section = fc.array(patterns('gitlab'), { minLength: 1, maxLength: 4 });
  const sections = fc.array(section, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sections, paths, (all, path) => {
      const blocks = all.map((rules, at) => [
        `[S${at}]`,
        ...rules.map((it, line) => `${it.source} @o${at}-${line}`),
      ]);
      const ownersOf = (lines: string[]) => {
        const match = ask('gitlab', lines, path);
        return match.status === 'owned'
          ? match.owners.map(owner => owner.name).sort()
          : [];
      };

      expect(ownersOf([...blocks].reverse().flat())).toEqual(
        ownersOf(blocks.flat()),
      );
    }),
  );
});
