import type {
  BacktestRequest,
  BacktestResult,
  KnownFact,
} from '@groundwork/backstage-plugin-scorecards-common';
import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';
import { READINESS, Workspace } from './__testUtils__/workspace';

const FACTS: KnownFact[] = [
  'repo.hasReadme',
  'repo.readmeBytes',
  'build.ok',
].map(id => ({
  id,
  type: id === 'repo.readmeBytes' ? 'integer' : 'boolean',
  description: id,
  source: 'push',
  freshnessMs: 1000,
  usedBy: [],
}));

const orders = {
  entityRef: 'component:default/orders',
  kind: 'component',
  title: 'orders',
};

const RESULT: BacktestResult = {
  scorecardId: 'readiness',
  comparedWith: 3,
  problems: [],
  warnings: [],
  entities: 40,
  added: 1,
  removed: 0,
  raised: 0,
  lowered: 1,
  changes: [
    {
      entity: orders,
      from: 2,
      to: 1,
      checks: [
        {
          checkId: 'has-readme',
          title: 'Has a README',
          from: 'pass',
          to: 'fail',
        },
      ],
    },
    {
      entity: { ...orders, entityRef: 'component:default/new' },
      to: 0,
      checks: [],
    },
  ],
  truncated: false,
  teams: [
    {
      team: { entityRef: 'group:default/checkout', title: 'Checkout' },
      raised: 0,
      lowered: 1,
    },
  ],
  distributionTo: [],
  history: [],
};

/** What is asked of the portal, and what it answers. */
let requests: Array<{ url?: string; token?: string; body?: BacktestRequest }>;
let result: BacktestResult;
let server: Server;
let url: string;
let workspace: Workspace;

beforeEach(async () => {
  requests = [];
  result = RESULT;
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) {
      text += chunk;
    }
    const token = request.headers.authorization;
    const body = text ? JSON.parse(text) : undefined;
    requests.push({ url: request.url, token, body });
    response.setHeader('content-type', 'application/json');
    if (token !== 'Bearer secret') {
      response.statusCode = 401;
      const error = { name: 'AuthenticationError', message: 'Who are you?' };
      response.end(JSON.stringify({ error, response: { statusCode: 401 } }));
      return;
    }
    response.end(
      JSON.stringify(request.method === 'GET' ? { items: FACTS } : result),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  workspace = await Workspace.create();
  await workspace.write('a.yaml', READINESS.replace('repo.hasCi', 'build.ok'));
});

afterEach(async () => {
  await new Promise(resolve => server.close(resolve));
  await workspace.remove();
});

const env = { PORTAL_TOKEN: 'secret' };
const portal = () => ['--portal', `${url}/`, '--token-env', 'PORTAL_TOKEN'];

describe('--portal', () => {
  it('takes the facts that the portal knows', async () => {
    const run = await workspace.run([...portal(), 'a.yaml'], { env });
    expect(run.code).toBe(0);
    expect(requests).toEqual([
      { url: '/api/scorecards/facts', token: 'Bearer secret' },
    ]);
  });

  it('says so when the portal refuses', async () => {
    expect(await workspace.run(['--portal', url, 'a.yaml'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `check: the portal at ${url} answered 401: Who are you?; name a token by --token-env\n`,
    });
  });

  it('says so when there is no portal', async () => {
    const { code, stderr } = await workspace.run([
      '--portal',
      'http://127.0.0.1:1',
      'a.yaml',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /cannot reach the portal at http:\/\/127\.0\.0\.1:1: .*(ECONNREFUSED|bad port)/,
    );
  });
});

describe('--backtest', () => {
  it('says who would change level', async () => {
    const run = await workspace.run(
      [...portal(), '--backtest', '--weeks', '4', 'a.yaml'],
      { env },
    );
    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `readiness, compared with version 3: of 40 entities 1 would fall and 0 would rise; 1 would come in and 0 go out
  2 → 1  component:default/orders  has-readme pass → fail
  none → 0  component:default/new
  Checkout: 1 entity down, 0 up
  of the weeks before nothing is known
`,
    });
    expect(requests[1]).toMatchObject({
      url: '/api/scorecards/backtest',
      body: { yaml: await workspace.read('a.yaml'), weeks: 4 },
    });
  });

  it('says how it would have been in the weeks before', async () => {
    result = {
      ...RESULT,
      changes: [],
      teams: [],
      history: [
        { at: '2026-10-24T12:00:00.000Z', entities: 1, byLevelTo: [0, 1, 0] },
        {
          at: '2026-10-31T12:00:00.000Z',
          entities: 38,
          byLevelFrom: [2, 30, 6],
          byLevelTo: [4, 29, 5],
          scoreFrom: 0.615,
          scoreTo: 0.58,
        },
      ],
    };
    const { stdout } = await workspace.run(
      [...portal(), '--backtest', '--weeks', '4', 'a.yaml'],
      { env },
    );
    expect(stdout.split('\n').slice(1)).toEqual([
      '  on 24 Oct 2026: 1 entity, score none, by level from 0 0/1/0',
      '  on 31 Oct 2026: 38 entities, score 61.5 % → 58 %, by level from 0 2/30/6 → 4/29/5',
      '',
    ]);
  });

  it('gives all of it as JSON', async () => {
    const { stdout } = await workspace.run(
      [...portal(), '--backtest', '--format', 'json', 'a.yaml'],
      { env },
    );
    expect(JSON.parse(stdout)).toEqual([
      { location: 'a.yaml', result: RESULT },
    ]);
  });

  it('says what is odd, and that not everything could be seen', async () => {
    result = {
      ...RESULT,
      partial: true,
      warnings: [
        {
          path: 'metadata.owner',
          message: "'group:default/x' is no entity of the catalog",
        },
      ],
      changes: [],
      teams: [],
    };
    const run = await workspace.run([...portal(), '--backtest', 'a.yaml'], {
      env,
    });
    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `warning  a.yaml  metadata.owner: 'group:default/x' is no entity of the catalog
readiness, compared with version 3: of 40 entities 1 would fall and 0 would rise; 1 would come in and 0 go out
  partial: only the entities that the token may read are counted; there may be others that would change
`,
    });
  });

  it('says what the portal finds wrong', async () => {
    result = {
      ...RESULT,
      problems: [{ message: 'is not for you', line: 3, column: 5 }],
    };
    const run = await workspace.run([...portal(), '--backtest', 'a.yaml'], {
      env,
    });
    expect(run).toMatchObject({
      code: 3,
      stdout: 'error  a.yaml:3:5  is not for you\n',
    });
  });

  it('asks nothing for a scorecard that is refused here already', async () => {
    await workspace.write('a.yaml', READINESS.replace('level: 1', 'level: 9'));
    const run = await workspace.run([...portal(), '--backtest', 'a.yaml'], {
      env,
    });
    expect(run.code).toBe(3);
    expect(requests).toHaveLength(1);
  });
});
