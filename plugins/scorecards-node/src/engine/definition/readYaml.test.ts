import { MAX_DOCUMENTS } from './limits';
import { readYaml } from './readYaml';

describe('readYaml', () => {
  it('tells paths as people write them, and none for a whole document', () => {
    const read = readYaml(
      'spec:\n  checks:\n    - id: .nan\n---\na: 1\na: 2\n',
    );
    expect(read).toMatchObject({
      ok: true,
      documents: [
        {
          problems: [
            {
              path: 'spec.checks[0].id',
              message: 'must be a finite number',
              line: 3,
              column: 11,
            },
          ],
        },
        {
          problems: [{ message: "has the key 'a' twice", line: 6, column: 1 }],
        },
      ],
    });
    expect(read.ok && read.documents[1].problems[0]).not.toHaveProperty('path');
  });

  it.each([
    [
      'is larger than 1 MiB; spread the scorecards over several files',
      `a: ${'x'.repeat(1024 * 1024)}`,
    ],
    [
      'has too many parts to be read; spread the scorecards over several files',
      '['.repeat(100_001),
    ],
    ['has more than 100 documents', '---\na: 1\n'.repeat(MAX_DOCUMENTS + 1)],
  ])('refuses what %s', (message, text) => {
    expect(readYaml(text)).toEqual({
      ok: false,
      problem: { message, line: 1, column: 1 },
    });
  });
});
