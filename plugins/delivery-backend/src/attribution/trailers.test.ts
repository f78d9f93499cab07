import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseTrailers } from './trailers';

const ADA = { key: 'Co-authored-by', value: 'Ada <ada@acme.test>' };

describe('parseTrailers', () => {
  // The rules are those of git-interpret-trailers(1).
  it.each([
    [
      'the last paragraph',
      'Title\n\nBody\n\nCo-authored-by: Ada <ada@acme.test>\n',
      [ADA],
    ],
    [
      'no paragraph that is the title',
      'Co-authored-by: Ada <ada@acme.test>',
      [],
    ],
    [
      'nothing where text comes after',
      'T\n\nCo-authored-by: Ada <ada@acme.test>\n\nText',
      [],
    ],
    [
      'folded lines as one',
      'T\n\nCo-authored-by: Ada\n <ada@acme.test>\nRefs: 1\n',
      [ADA, { key: 'Refs', value: '1' }],
    ],
    ['nothing where half is text', 'T\n\nAnd so on\nRefs: 1\n', []],
    [
      'what stands with a line of git’s own',
      'T\n\nAnd so on\nRefs: 1\nSigned-off-by: B\n',
      [
        { key: 'Refs', value: '1' },
        { key: 'Signed-off-by', value: 'B' },
      ],
    ],
    [
      'nothing that is less than a quarter',
      'T\n\na b\na b\na b\na b\nSigned-off-by: B\n',
      [],
    ],
    [
      'spaces before the colon',
      'T\n\nRefs  : 1',
      [{ key: 'Refs', value: '1' }],
    ],
    ['no key with spaces in it', 'T\n\nRefs to: 1', []],
    ['an empty value', 'T\n\nRefs:', [{ key: 'Refs', value: '' }]],
    [
      'what comes before conflicts',
      'T\n\nRefs: 1\n\nConflicts:\n\ta\n\tb\n',
      [{ key: 'Refs', value: '1' }],
    ],
    [
      'lines that end with CRLF',
      'T\r\n\r\nRefs: 1\r\n',
      [{ key: 'Refs', value: '1' }],
    ],
    ['nothing of nothing', '', []],
  ])('takes %s', (_, message, expected) => {
    expect(parseTrailers(message)).toEqual(expected);
  });

  it('takes at most 200, and of long messages only the end', () => {
    const many = `T\n\n${'Refs: 1\n'.repeat(1_000)}`;
    expect(parseTrailers(many)).toHaveLength(200);
    const long = `${'x '.repeat(1_000_000)}\n\nRefs: ${'1'.repeat(5_000)}\n`;
    expect(parseTrailers(long)).toEqual([
      { key: 'Refs', value: '1'.repeat(2_000) },
    ]);
  });

  it('finds what git finds, in any message', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\t',
        '#note: 1',
        'Conflicts:',
        '\tfile',
        'Signed-off-by: Ada <a@b>',
        '(cherry picked from commit 1234567)',
        'Refs: 1',
        'Refs : 1',
        'Refs to: 1',
        ' folded: 1',
        'text',
        'a-b:',
        ':x',
        '-: x',
        'Title',
      ),
      fc.string({
        unit: fc.constantFrom(
          'a',
          'B',
          '-',
          ':',
          ' ',
          '\t',
          '#',
          '1',
          '_',
          '=',
        ),
      }),
    );
    const messages = fc.sample(
      fc
        .array(line, { minLength: 1, maxLength: 12 })
        .map(lines => `T${lines.join('\n')}`),
      { numRuns: 1_000, seed: 20_261_122 },
    );
    const byGit = trailersByGit(messages);
    expect(byGit.filter(found => found.length > 0).length).toBeGreaterThan(50);
    expect(messages.map(parseTrailers)).toEqual(byGit);
  });
});

/** What `git log` takes for trailers, of one commit for each message. */
function trailersByGit(messages: readonly string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'delivery-trailers-'));
  const git = (args: string[], input?: string) =>
    execFileSync('git', args, {
      cwd: directory,
      encoding: 'utf8',
      ...(input !== undefined && { input }),
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
      },
    });
  try {
    git(['init', '-q']);
    const commits = messages.map(
      (message, index) =>
        `commit refs/heads/main\ncommitter A <a@b> ${
          index + 1
        } +0000\ndata ${Buffer.byteLength(message)}\n${message}\n`,
    );
    git(['fast-import', '--quiet'], commits.join(''));
    const log = git([
      'log',
      '-z',
      '--reverse',
      '--format=%(trailers:only,unfold,separator=%x01)',
      'main',
    ]);
    return log
      .split('\0')
      .slice(0, messages.length)
      .map(text =>
        text
          .split('\u0001')
          .filter(it => it.trim() !== '')
          .map(it => {
            const colon = it.indexOf(':');
            return {
              key: it.slice(0, colon).trim(),
              value: it.slice(colon + 1).trim(),
            };
          }),
      );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
