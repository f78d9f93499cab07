import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { removeTree } from './files';

const NOBODY = 65_534;

/** The administrator may remove everything, which shows nothing. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) {
    return await work();
  }
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('removeTree', () => {
  const directory = createMockDirectory();

  beforeEach(() => {
    directory.clear();
    own(directory.path);
  });

  function own(path: string) {
    chownSync(path, NOBODY, NOBODY);
  }

  function folder(name: string, content: Record<string, string> = {}): string {
    const path = directory.resolve(name);
    mkdirSync(path, { recursive: true });
    own(path);
    for (const [file, text] of Object.entries(content)) {
      writeFileSync(`${path}/${file}`, text, { mode: 0o444 });
      own(`${path}/${file}`);
    }
    return path;
  }

  /** From within, so that what is around can still be entered. */
  function close(mode: number, ...paths: string[]) {
    paths.forEach(path => chmodSync(path, mode));
  }

  it('removes what is not there', async () => {
    await removeTree(directory.resolve('missing'));
    expect(existsSync(directory.path)).toBe(true);
  });

  it.each([
    ['that nothing can be removed from', 0o555],
    ['that cannot be read or entered', 0o000],
  ])('removes folders %s', async (_, mode) => {
    const root = folder('home');
    const cache = folder('home/go');
    const module = folder('home/go/module', { 'go.mod': 'module a' });
    close(mode, module, cache, root);

    await asOrdinaryUser(async () => {
      // Otherwise this would prove nothing.
      await expect(rm(root, { recursive: true })).rejects.toThrow(
        /EACCES|EPERM|ENOTEMPTY/,
      );
      await removeTree(root);
    });

    expect(existsSync(root)).toBe(false);
  });

  it('leaves alone where links lead', async () => {
    const elsewhere = folder('elsewhere', { kept: 'kept' });
    const root = folder('home');
    const inner = folder('home/inner');
    symlinkSync(elsewhere, `${inner}/link`);
    close(0o555, elsewhere, inner);

    await asOrdinaryUser(() => removeTree(root));

    expect(existsSync(root)).toBe(false);
    expect(existsSync(`${elsewhere}/kept`)).toBe(true);
    expect(statSync(elsewhere).mode % 0o1000).toBe(0o555);
    chmodSync(elsewhere, 0o755);
  });
});
