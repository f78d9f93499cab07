import fc from 'fast-check';
import { readGitAiNote } from './gitAiNote';

const noteOf = (attestations: string[], metadata: unknown = {}) =>
  [
    ...attestations,
    '---',
    JSON.stringify({
      schema_version: 'authorship/3.0.0',
      ...(metadata as object),
    }),
  ].join('\n');

describe('readGitAiNote', () => {
  // Written after the Git AI Standard v3.0.0, with all three kinds of authors.
  it('counts the lines of sessions, prompts and people', () => {
    const note = noteOf(
      [
        'src/main.rs',
        '  s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10,15-20',
        '  s_c9883b05a2487d::t_a1b2c3d4e5f678 25,30-35',
        '  h_31dce776f88375 42-50',
        '"src/a b.rs"',
        '  d4a7828bfdafe456 5-6',
      ],
      {
        humans: { h_31dce776f88375: { author: 'Dev <d@e.test>' } },
        prompts: { d4a7828bfdafe456: { agent_id: { tool: 'claude' } } },
        sessions: { s_c9883b05a2487d: { agent_id: { tool: 'cursor' } } },
      },
    );
    // Cursor: 10 + 6 + 1 + 6 = 23; Claude: 2; people: 9.
    expect(readGitAiNote(note)).toEqual({
      status: 'read',
      lines: {
        ai: 25,
        human: 9,
        byTool: new Map([
          ['cursor', 23],
          ['claude', 2],
        ]),
      },
    });
  });

  it('counts nothing that is no range, no author or no tool', () => {
    const note = noteOf([
      'a',
      '  d4a7828bfdafe456 5-1,0,x,1-999999999,,7',
      '  someone 1-100',
      ' d4a7828bfdafe456 1-100',
      '  constructor 1',
      '  s_1 1',
    ]);
    expect(readGitAiNote(note)).toEqual({
      status: 'read',
      lines: { ai: 2, human: 0, byTool: new Map() },
    });
  });

  it.each([
    ['by a tool', "the note has no line '---' before its metadata"],
    ['a\n---\n{', "what follows '---' in the note is no JSON object"],
    ['a\n---\n[]', "what follows '---' in the note is no JSON object"],
    [
      noteOf([], { schema_version: 'authorship/2.0' }),
      `the note's schema_version is '"authorship/2.0"'; authorship/3.x is known`,
    ],
    [
      'x'.repeat(1_048_577),
      'the note has 1048577 characters; it may have 1048576',
    ],
  ])('says why it cannot read %.20j', (note, reason) => {
    expect(readGitAiNote(note)).toEqual({ status: 'unreadable', reason });
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.jsonValue(), (lines, metadata) => {
        const reading = readGitAiNote(noteOf(lines, { prompts: metadata }));
        expect(['read', 'unreadable']).toContain(reading.status);
      }),
    );
  });

  it('counts what was written', () => {
    const range = fc
      .tuple(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 0, max: 50 }),
      )
      .map(([first, more]) => ({
        text: more === 0 ? `${first}` : `${first}-${first + more}`,
        count: more + 1,
      }));
    fc.assert(
      fc.property(fc.array(range, { minLength: 1 }), ranges => {
        const text = ranges.map(it => it.text).join(',');
        const count = ranges.reduce((sum, it) => sum + it.count, 0);
        expect(
          readGitAiNote(noteOf(['f', `  s_1::t_2 ${text}`, `  h_3 ${text}`])),
        ).toMatchObject({ lines: { ai: count, human: count } });
      }),
    );
  });
});
