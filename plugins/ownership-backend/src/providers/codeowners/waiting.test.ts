import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createPeopleDirectory } from '../../domain/onCall/people';
import { EntityProjection, projectEntity } from '../../domain/projection';
import { CodeownersProvider } from './CodeownersProvider';
import { PathOwnership } from './PathOwnership';

const ORDERING = 'group:default/ordering';
const HOST = 'https://github.com';

const component = (repo: string): EntityProjection =>
  projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: repo,
      annotations: {
        'backstage.io/source-location': `url:${HOST}/acme/${repo}/tree/main/`,
      },
    },
  });

/** Repositories whose files are there at once, or never. */
function setUp(
  isSlow: (url: string) => boolean,
  now = () => new Date('2026-03-03T03:00:00Z'),
) {
  const urlReader = mockServices.urlReader.mock({
    readUrl: async url =>
      isSlow(url)
        ? new Promise(() => {})
        : { buffer: async () => Buffer.from('*.ts @acme/ordering') },
  });
  const logger = mockServices.logger.mock();
  const codeowners = new CodeownersProvider({
    config: new ConfigReader({
      integrations: { github: [{ host: 'github.com' }] },
    }),
    urlReader,
    catalog: {
      isReady: () => true,
      allEntities: () => ['orders', 'slow'].map(component),
      hasEntity: ref => ref === ORDERING,
      people: createPeopleDirectory([]),
    },
    directory: __dirname,
    now,
  });
  const paths = new PathOwnership({ codeowners, logger });
  const ownersOf = async (
    repo: string,
    signal: AbortSignal = new AbortController().signal,
  ) => {
    const key = `github.com/acme/${repo}#src/a.ts`;
    const token = {
      kind: 'path' as const,
      key,
      text: key,
      detector: 'url',
      weight: 1,
    };
    const found = await paths.candidates([token], { signal });
    return found
      .flatMap(({ steps }) => steps)
      .flatMap(({ claims }) => claims)
      .map(({ entityRef, rule }) => `${entityRef} by ${rule}`);
  };
  return { codeowners, ownersOf };
}

describe('who waits for CODEOWNERS files', () => {
  it('waits until the signal, and not for ever', async () => {
    const { ownersOf } = setUp(url => url.includes('slow'));
    const waiting = new AbortController();

    const slow = ownersOf('slow', waiting.signal);
    const fast = await ownersOf('orders', waiting.signal);
    waiting.abort(new Error('no time'));

    expect(fast).toEqual([`${ORDERING} by CODEOWNERS *.ts`]);
    expect(await slow).toEqual([]);
  });

  it('gets what is in memory even when there is no time left', async () => {
    const { ownersOf } = setUp(url => url.includes('slow'));
    await ownersOf('orders');
    const noTime = AbortSignal.abort(new Error('no time'));

    expect(await ownersOf('orders', noTime)).toEqual([
      `${ORDERING} by CODEOWNERS *.ts`,
    ]);
    expect(await ownersOf('slow', noTime)).toEqual([]);
  });

  it('gets an old file when reading it again takes too long', async () => {
    let hour = 3;
    let isSlow = false;
    const { ownersOf } = setUp(
      () => isSlow,
      () => new Date(`2026-03-03T0${hour}:00:00Z`),
    );
    const known = await ownersOf('orders');
    hour = 5;
    isSlow = true;
    const waiting = new AbortController();

    const asked = ownersOf('orders', waiting.signal);
    waiting.abort(new Error('no time'));

    expect(await asked).toEqual(known);
    expect(known).toEqual([`${ORDERING} by CODEOWNERS *.ts`]);
    expect(
      await ownersOf('orders', AbortSignal.abort(new Error('no time'))),
    ).toEqual(known);
  });

  it('has an old file read again, for the next who asks', async () => {
    let hour = 3;
    const { codeowners } = setUp(
      () => false,
      () => new Date(`2026-03-03T0${hour}:00:00Z`),
    );
    const asOf = async (signal: AbortSignal) => {
      const owners = await codeowners.ownersOfPath('acme/orders', 'src/a.ts', {
        signal,
      });
      return owners?.asOf;
    };
    const patience = new AbortController().signal;
    await asOf(patience);
    hour = 5;

    expect(await asOf(AbortSignal.abort(new Error('no time')))).toBe(
      '2026-03-03T03:00:00.000Z',
    );
    expect(await asOf(patience)).toBe('2026-03-03T05:00:00.000Z');
  });

  it('has it read for the next who asks', async () => {
    const { ownersOf } = setUp(() => false);
    const noTime = AbortSignal.abort(new Error('no time'));

    expect(await ownersOf('orders', noTime)).toEqual([]);
    expect(await ownersOf('orders')).toEqual([
      `${ORDERING} by CODEOWNERS *.ts`,
    ]);
  });
});
