import { parseTags } from './tags';

describe('parseTags', () => {
  const line = (name: string, created: number | '', committed: number | '') =>
    [`refs/tags/${name}`, 'commit', 'abc', '', '', created, committed].join(
      '\0',
    );

  it('takes no time that no database holds', () => {
    // The first second of the year 10000
    const late = Date.UTC(10_000, 0) / 1_000;

    expect(
      parseTags(
        [
          line('last', late - 1, ''),
          line('late', late, ''),
          line('none', 0, ''),
        ].join('\n'),
        '',
      ),
    ).toEqual({
      tags: [{ name: 'last', sha: 'abc', releasedAt: (late - 1) * 1_000 }],
      skipped: [
        { name: 'late', reason: 'neither it nor its commit has a time' },
        { name: 'none', reason: 'neither it nor its commit has a time' },
      ],
    });
  });
});
