import { createMockDirectory } from '@backstage/backend-test-utils';
import { ORDERING, ORDERS } from '../__testUtils__/acme';
import { startOwnership } from '../__testUtils__/startOwnership';

const REPO = 'https://github.com/acme/orders';

describe('who owns a file in a repository', () => {
  const directory = createMockDirectory({
    content: {
      CODEOWNERS: [
        '* @acme/nobody-known',
        '/src/**/*.sql @acme/ordering',
        '/docs/guide.md @acme/payments-core',
        '/src/legacy/*.sql',
      ].join('\n'),
    },
  });
  let ownership: Awaited<ReturnType<typeof startOwnership>>;
  beforeAll(async () => {
    ownership = await startOwnership({
      config: {
        codeowners: {
          repositories: [
            { repo: 'github.com/acme/orders', path: directory.path },
          ],
        },
      },
    });
  }, 30_000);

  const resolve = async (query: string) => {
    const { status, body } = await ownership.post('/resolve', { query });
    expect(status).toBe(200);
    return body;
  };

  it.each([
    `${REPO}/blob/main/src/store/schema.sql`,
    `${REPO}/blob/main/src/schema.sql#L12`,
  ])('is told by a pattern: %s', async url => {
    expect(await resolve(url)).toMatchObject({
      status: 'found',
      answers: [
        {
          entity: { entityRef: ORDERING },
          evidence: [
            {
              source: 'codeowners',
              match: 'CODEOWNERS rule',
              rule: 'CODEOWNERS /src/**/*.sql',
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['whose owner the catalog does not know', 'src/index.ts'],
    ['that a later rule leaves without an owner', 'src/legacy/old.sql'],
  ])('is not made up for a file %s', async (_, path) => {
    const { answers } = await resolve(`${REPO}/blob/main/${path}`);

    expect(JSON.stringify(answers)).not.toContain('codeowners');
  });

  it('is not told to who may not read the owner', async () => {
    const other = await startOwnership({
      hidden: [ORDERING, ORDERS],
      config: {
        codeowners: {
          repositories: [
            { repo: 'github.com/acme/orders', path: directory.path },
          ],
        },
      },
    });

    const { body } = await other.post('/resolve', {
      query: `${REPO}/blob/main/src/store/schema.sql`,
    });

    expect(body.answers).toEqual([]);
    expect(JSON.stringify({ ...body, lookedFor: [] })).not.toMatch(/ordering/i);
  }, 30_000);
});
