import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { commitsOf, edit, filesOf } from './__testUtils__/repositories';
import { desireOf, TestBench } from './__testUtils__/TestBench';

const MARKER = (id: string) => `environments/shop-${id}/app/.groundwork.json`;

describe('a lock that a killed git has left', () => {
  let bench: TestBench;

  beforeEach(() => {
    bench = new TestBench();
  });

  afterEach(() => bench.close());

  const mirror = () => {
    const mirrors = join(bench.directory, 'mirrors');
    return join(mirrors, readdirSync(mirrors)[0]);
  };

  const lock = (name: string) => {
    const file = join(mirror(), name);
    writeFileSync(file, '');
    return file;
  };

  const owned = async () => {
    const ids: string[] = [];
    const { observeContext } = bench.contextOf(desireOf('e1'), 0);
    for await (const it of bench.driver().inventory(observeContext)) {
      ids.push(it.environmentId!);
    }
    return ids.sort();
  };

  it.each(['refs/heads/main.lock', 'config.lock'])(
    'stops nothing: %s',
    async name => {
      await bench.apply(desireOf('e1'));
      const stale = lock(name);

      expect(await bench.apply(desireOf('e2'))).toMatchObject({ kind: 'done' });
      edit(bench.bare, { 'by-hand.md': 'So that there is something to read' });
      expect(await bench.apply(desireOf('e3'))).toMatchObject({ kind: 'done' });
      expect(await bench.destroy(desireOf('e1'))).toMatchObject({
        kind: 'done',
      });

      expect(await owned()).toEqual(['e2', 'e3']);
      expect(Object.keys(filesOf(bench.bare))).toEqual(
        expect.arrayContaining([MARKER('e2'), MARKER('e3')]),
      );
      // Each was written once: README, e1, e2, by hand, e3 and the removal.
      expect(commitsOf(bench.bare)).toHaveLength(6);
      expect(existsSync(stale)).toBe(false);
    },
  );

  it('is waited for when it is somebody at work', async () => {
    await bench.apply(desireOf('e1'));
    const witness = join(mirror(), 'witness');
    writeFileSync(witness, '');
    edit(bench.bare, { 'by-hand.md': 'So that there is something to read' });
    const held = lock('refs/heads/main.lock');
    const other = spawn('sh', ['-c', `sleep 0.5; rm '${held}'`]);

    expect(await bench.apply(desireOf('e2'))).toMatchObject({ kind: 'done' });

    expect(existsSync(witness)).toBe(true);
    while (other.exitCode === null) {
      await sleep(10);
    }
  });
});
