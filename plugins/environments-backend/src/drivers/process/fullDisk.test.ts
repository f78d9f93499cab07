import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { GitSource } from '../source';
import { Machine } from './__testUtils__/Machine';
import { hasCode } from './files';

jest.setTimeout(60_000);

const SPEC = {
  command: ['node', 'healthy.cjs'],
  health: { path: '/', timeoutSeconds: 20, intervalMs: 20 },
  stopTimeoutSeconds: 1,
};

/** A disk of a few megabytes, where this user may make one. */
class TinyDisk {
  private constructor(readonly path: string) {}

  static mount(path: string): TinyDisk | undefined {
    mkdirSync(path, { recursive: true });
    const args = ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path];
    return spawnSync('mount', args).status === 0
      ? new TinyDisk(realpathSync(path))
      : undefined;
  }

  /** Leaves not a byte. */
  fill(): void {
    for (const size of [64 * 1024, 1024, 1]) {
      this.#append(Buffer.alloc(size));
    }
  }

  free(): void {
    rmSync(join(this.path, 'filler'));
  }

  unmount(): void {
    spawnSync('umount', ['--lazy', this.path]);
  }

  #append(data: Buffer): void {
    for (;;) {
      try {
        appendFileSync(join(this.path, 'filler'), data);
      } catch (error) {
        if (hasCode(error, 'ENOSPC')) {
          return;
        }
        throw error;
      }
    }
  }
}

describe('When the disk is full, the process driver', () => {
  const directory = createMockDirectory();
  const probe = TinyDisk.mount(directory.resolve('probe'));
  probe?.unmount();
  const describeOnTinyDisk = probe ? describe : describe.skip;
  const why = probe ? '' : ' (skipped: this user may not mount a tmpfs)';
  let machine: Machine;

  beforeEach(() => {
    directory.clear();
    machine = new Machine(directory.path);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await machine.close();
  });

  it('says so, and can be asked again', async () => {
    const full = Object.assign(
      new Error('ENOSPC: no space left on device, write'),
      { code: 'ENOSPC' },
    );
    jest.spyOn(GitSource.prototype, 'checkOut').mockRejectedValueOnce(full);
    const driver = machine.driver();
    const desired = machine.desire(SPEC);

    expect(await machine.run(driver, 'apply', desired)).toMatchObject({
      kind: 'retry',
      class: 'transient',
      error:
        'the source cannot be checked out: ENOSPC: no space left on device, write',
    });
    expect(await machine.table.list(() => true)).toEqual([]);
    expect(await machine.run(driver, 'apply', desired)).toMatchObject({
      kind: 'done',
    });
  });

  describeOnTinyDisk(`in truth${why}`, () => {
    let disk: TinyDisk | undefined;

    beforeEach(() => {
      disk = TinyDisk.mount(directory.resolve('tiny'));
      if (disk) {
        machine = new Machine(disk.path);
      }
    });

    afterEach(async () => {
      await machine.close();
      disk?.unmount();
    });

    it('begins nothing, and goes on when there is room', async () => {
      const driver = machine.driver();
      const desired = machine.desire(SPEC);
      disk?.fill();

      expect(await errorOf(machine.run(driver, 'apply', desired))).toMatch(
        /ENOSPC|No space left on device/i,
      );
      expect(await machine.table.list(() => true)).toEqual([]);

      disk?.free();
      const { url } = await machine.applied(driver, desired);
      expect((await fetch(url)).status).toBe(200);
    });

    it('lets people use what runs, and removes it', async () => {
      const driver = machine.driver();
      const desired = machine.desire(SPEC);
      const { url } = await machine.applied(driver, desired);
      disk?.fill();

      const response = await fetch(url, { headers: { connection: 'close' } });
      expect(await response.text()).toBe('one');
      const { observeContext } = machine.context(desired);
      const state = machine.stateOf(desired);
      expect(
        await driver.observe(observeContext, { desired, state }),
      ).toMatchObject({ status: 'ready' });

      expect(await machine.run(driver, 'destroy', desired)).toEqual({
        kind: 'done',
        state: {},
      });
      expect(await machine.table.list(() => true)).toEqual([]);
      expect(readdirSync(join(machine.home, 'services'))).toEqual([]);
    });
  });
});

/** Of a step that is to be tried again; what is thrown is tried again, too. */
async function errorOf(
  step: Promise<{ kind: string; error?: string }>,
): Promise<string | undefined> {
  try {
    const { kind, error } = await step;
    return kind === 'retry' ? error : undefined;
  } catch (error) {
    return `${error}`;
  }
}
