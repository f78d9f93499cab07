import { mockServices } from '@backstage/backend-test-utils';
import { Token } from '@groundwork/backstage-plugin-ownership-common';
import { CodeownersProvider, PathOwners } from './CodeownersProvider';
import { PathOwnership } from './PathOwnership';

const REPO = 'github.com/acme/orders';
const ORDERING = 'group:default/ordering';

const pathToken = (key: string): Token => ({
  kind: 'path',
  key,
  text: key,
  detector: 'url',
  weight: 1,
});

const OWNED: PathOwners = {
  status: 'owned',
  owners: [{ handle: '@acme/ordering', entityRef: ORDERING }],
  rules: [
    {
      line: 12,
      pattern: '/src/**/*.ts',
      link: 'https://github.com/acme/orders/blob/main/CODEOWNERS#L12',
    },
    { line: 30, pattern: '*.ts' },
  ],
  asOf: '2026-03-03T02:55:00.000Z',
};

function setUp(ownersOfPath: CodeownersProvider['ownersOfPath']) {
  const asked = jest.fn(ownersOfPath);
  const logger = mockServices.logger.mock();
  const paths = new PathOwnership({
    codeowners: { ownersOfPath: asked },
    logger,
  });
  const { signal } = new AbortController();
  return {
    asked,
    logger,
    signal,
    candidates: (tokens: Token[]) => paths.candidates(tokens, { signal }),
  };
}

describe('PathOwnership', () => {
  it('gives the owners of a path, with the rule that decides', async () => {
    const { candidates, asked, signal } = setUp(async () => OWNED);
    const token = pathToken(`${REPO}#src/store/orders.ts`);

    expect(await candidates([token])).toEqual([
      {
        token,
        steps: [
          {
            identifier: { kind: 'path', key: token.key },
            match: 'CODEOWNERS rule',
            closeness: 1,
            claims: [
              {
                entityRef: ORDERING,
                source: 'codeowners',
                rule: 'CODEOWNERS /src/**/*.ts',
                confidence: 0.9,
                observedAt: new Date('2026-03-03T02:55:00.000Z'),
                basis: 'inferred',
                link: 'https://github.com/acme/orders/blob/main/CODEOWNERS#L12',
              },
            ],
          },
        ],
      },
    ]);
    expect(asked).toHaveBeenCalledWith(REPO, 'src/store/orders.ts', {
      signal,
    });
  });

  it('splits a key at its first #: what follows may hold more', async () => {
    const { candidates, asked } = setUp(async () => undefined);

    await candidates([pathToken(`${REPO}#docs/c#/intro.md`)]);

    expect(asked).toHaveBeenCalledWith(
      REPO,
      'docs/c#/intro.md',
      expect.anything(),
    );
  });

  it.each<[string, PathOwners | undefined]>([
    ['a repository that is none of the catalog', undefined],
    ['no file', { ...OWNED, status: 'no-file', owners: [], rules: [] }],
    ['no rule', { ...OWNED, status: 'no-rule', owners: [], rules: [] }],
    ['a rule without owners', { ...OWNED, status: 'unowned', owners: [] }],
    [
      'an owner whom the catalog does not know',
      { ...OWNED, owners: [{ handle: '@somebody' }] },
    ],
  ])('has nothing to say of %s', async (_, owners) => {
    const { candidates } = setUp(async () => owners);

    expect(await candidates([pathToken(`${REPO}#a.ts`)])).toEqual([]);
  });

  it('names those of several owners who are in the catalog', async () => {
    const { candidates } = setUp(async () => ({
      ...OWNED,
      owners: [
        { handle: '@acme/ordering', entityRef: ORDERING },
        { handle: '@somebody' },
        { handle: 'ada@acme.test', entityRef: 'user:default/ada.byron' },
      ],
    }));

    const [{ steps }] = await candidates([pathToken(`${REPO}#a.ts`)]);

    expect(steps[0].claims.map(({ entityRef }) => entityRef)).toEqual([
      ORDERING,
      'user:default/ada.byron',
    ]);
  });

  it('asks only about paths in repositories', async () => {
    const { candidates, asked } = setUp(async () => OWNED);

    expect(
      await candidates([
        pathToken('src/store/orders.ts'),
        { ...pathToken(REPO), kind: 'repo' },
        { ...pathToken('a#b'), kind: 'url' },
      ]),
    ).toEqual([]);
    expect(asked).not.toHaveBeenCalled();
  });

  it('does without a file that cannot be read, and goes on with the others', async () => {
    const { candidates, logger } = setUp(async (_, path) => {
      if (path === 'a.ts') {
        throw new Error('502 Bad Gateway');
      }
      return OWNED;
    });
    const tokens = ['a.ts', 'b.ts'].map(it => pathToken(`${REPO}#${it}`));

    const found = await candidates(tokens);

    expect(found.map(({ token }) => token.key)).toEqual([`${REPO}#b.ts`]);
    expect(logger.debug).toHaveBeenCalledWith(
      `Who owns a.ts by the CODEOWNERS file of ${REPO} is not known: 502 Bad Gateway`,
    );
  });

  it('matches twenty paths of a question, the first ones', async () => {
    const { candidates, asked } = setUp(async () => OWNED);
    const tokens = Array.from({ length: 500 }, (_, number) =>
      pathToken(`${REPO}#src/${number}.ts`),
    );

    expect(await candidates(tokens)).toHaveLength(20);
    expect(asked.mock.calls.map(([, path]) => path)).toEqual(
      tokens.slice(0, 20).map(({ key }) => key.split('#')[1]),
    );
  });
});
