import { mockServices } from '@backstage/backend-test-utils';
import { HostGate } from './HostGate';
import { readTree, TreeContext } from './readTree';

const LIMITS = { maxFiles: 10_000, maxBytes: 2 ** 30, maxFileBytes: 2 ** 20 };

/** Paths of the files whose content a reader is asked for. */
async function keptOf(
  paths: readonly string[],
  wanted: Partial<TreeContext>,
  size = 1,
): Promise<string[]> {
  const kept: string[] = [];
  const urlReader = mockServices.urlReader.mock({
    readTree: async (_url, options) => {
      kept.push(...paths.filter(it => options?.filter?.(it, { size })));
      return {
        etag: '',
        files: async () => [],
        archive: () => Promise.reject(new Error('not asked for')),
        dir: () => Promise.reject(new Error('not asked for')),
      };
    },
  });
  await readTree('https://git.acme.test/acme/orders', {
    urlReader,
    gate: new HostGate({ now: () => new Date('2026-03-03T03:00:00Z') }),
    limits: LIMITS,
    signal: new AbortController().signal,
    filesToRead: new Set(),
    isLookedInto: () => false,
    isMeasured: () => false,
    ...wanted,
  });
  return kept;
}

describe('readTree', () => {
  const many = Array.from({ length: 5_500 }, (_, index) => `w${index}.yml`);

  it('keeps five thousand files to look into, and all others that are needed', async () => {
    const kept = await keptOf([...many, 'package.json'], {
      isLookedInto: path => path.endsWith('.yml'),
      filesToRead: new Set(['package.json']),
    });

    expect(kept).toEqual([...many.slice(0, 5_000), 'package.json']);
  });

  it('keeps no more than 32 MiB to look into, and nothing of what is large', async () => {
    const isLookedInto = () => true;

    expect(await keptOf(many, { isLookedInto }, 128 * 1024)).toEqual(
      many.slice(0, 256),
    );
    expect(await keptOf(many, { isLookedInto }, 128 * 1024 + 1)).toEqual([]);
  });

  it('keeps nothing that nobody looks into', async () => {
    expect(await keptOf(many, {})).toEqual([]);
  });
});
