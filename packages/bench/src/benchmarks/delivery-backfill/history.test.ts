import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importHistory, readPlainly } from './git';
import { writeHistory } from './history';

describe('writeHistory', () => {
  it('writes what git counts', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'groundwork-history-'));
    try {
      const { counts, stream } = writeHistory(300, 1);
      await importHistory(directory, stream);

      const { changes, commits } = await readPlainly(directory);

      expect(counts).toMatchObject({ commits: 300, changes, releases: 3 });
      expect(commits).toBe(300);
      expect(changes).toBeGreaterThan(150);
      expect(changes).toBeLessThan(200);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(writeHistory(20, 1)).toEqual(writeHistory(20, 1));
    expect(writeHistory(20, 2)).not.toEqual(writeHistory(20, 1));
  });
});
