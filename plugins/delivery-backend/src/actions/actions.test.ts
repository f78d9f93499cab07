import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  asBlind,
  ORDERS,
  startActionApp,
  VAULT,
} from './__testUtils__/actionApp';

const SHA = 'a1'.repeat(20);
const DEPLOYMENT = {
  component: ORDERS,
  environment: 'production',
  commit: SHA,
  result: 'failed',
  idempotencyKey: 'task-1',
};
const INCIDENT = { title: 'Orders are lost', idempotencyKey: 'task-1' };

const INPUTS: Record<string, object> = {
  'get-delivery-metrics': { scope: 'all' },
  'explain-constraint': { scope: 'all' },
  'list-flaky-tests': { scope: 'all' },
  'list-waiting-reviews': { scope: 'all' },
  'trace-incident': { id: 'incident:portal 1' },
  'record-deployment': DEPLOYMENT,
  'declare-incident': INCIDENT,
};

describe('the actions', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let app: Awaited<ReturnType<typeof startActionApp>>;

  beforeAll(async () => {
    app = await startActionApp(await databases.init('SQLITE_3'));
  });

  afterAll(() => app.stop());

  beforeEach(() => {
    app.audit.length = 0;
  });

  it('say of themselves what they do', async () => {
    const { actions } = await app.actions.list();
    const reads = { readOnly: true, destructive: false, idempotent: true };
    const writes = { ...reads, readOnly: false };

    expect(
      Object.fromEntries(
        actions.map(({ name, attributes }) => [name, attributes]),
      ),
    ).toEqual({
      'get-delivery-metrics': reads,
      'explain-constraint': reads,
      'list-flaky-tests': reads,
      'list-waiting-reviews': reads,
      'trace-incident': reads,
      'record-deployment': writes,
      'declare-incident': writes,
    });
  });

  it('are described, and so is each of their fields', async () => {
    const { actions } = await app.actions.list();

    for (const { name, description, schema } of actions) {
      expect(description.length).toBeGreaterThan(100);
      for (const side of [schema.input, schema.output]) {
        expect(undescribedIn(side, name)).toEqual([]);
      }
    }
  });

  it.each([
    ...Object.keys(INPUTS).map(name => [name, 'delivery.read']),
    ['record-deployment', 'delivery.ingest'],
    ['declare-incident', 'delivery.incident.write'],
  ])('%s takes the permission %s', async (name, permission) => {
    const ref = `user:default/without-${permission}`;
    app.denied.set(ref, [permission]);

    await expect(
      app.invoke(name, INPUTS[name], mockCredentials.user(ref)),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining(`'${permission}'`),
    });
  });

  it.each<[string, object]>([
    ['get-delivery-metrics', {}],
    ['get-delivery-metrics', { scope: 'user:default/ada' }],
    ['get-delivery-metrics', { scope: 'all', from: 'yesterday' }],
    ['explain-constraint', { scope: 'all', from: '2026-03-02', to: '2026-03' }],
    ['list-flaky-tests', { scope: 'all', state: 'sleepy' }],
    ['list-flaky-tests', { scope: 'all', limit: 101 }],
    ['list-waiting-reviews', { scope: '\0' }],
    ['trace-incident', { id: '' }],
    ['record-deployment', { ...DEPLOYMENT, commit: 'a1b2c3d' }],
    ['record-deployment', { ...DEPLOYMENT, result: 'running' }],
    ['record-deployment', { ...DEPLOYMENT, idempotencyKey: undefined }],
    ['record-deployment', { ...DEPLOYMENT, component: 'api:orders' }],
    ['record-deployment', { ...DEPLOYMENT, component: VAULT }],
    [
      'record-deployment',
      { ...DEPLOYMENT, finishedAt: '1999-01-01T00:00:00Z' },
    ],
    [
      'record-deployment',
      {
        ...DEPLOYMENT,
        startedAt: '2026-03-02T10:00:00Z',
        finishedAt: '2026-03-02T09:00:00Z',
      },
    ],
    ['declare-incident', { ...INCIDENT, title: '' }],
    ['declare-incident', { ...INCIDENT, detectedAt: 'now' }],
    ['declare-incident', { ...INCIDENT, component: VAULT }],
  ])('%s refuses %j', async (name, input) => {
    await expect(app.invoke(name, input)).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it.each<[string, object]>([
    ['get-delivery-metrics', { scope: VAULT }],
    ['explain-constraint', { scope: VAULT }],
    ['list-flaky-tests', { scope: VAULT }],
    ['list-waiting-reviews', { scope: VAULT }],
    ['trace-incident', { id: 'incident:portal nothing' }],
  ])('%s finds nothing for %j', async (name, input) => {
    await expect(app.invoke(name, input)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('keep no dead letter of what they refuse', async () => {
    expect(await app.knex('dead_letter')).toEqual([]);
  });

  it('say what is not known, rather than 0', async () => {
    const { metrics, ...rest } = await app.invoke('get-delivery-metrics', {
      scope: ORDERS,
      from: '2026-03-01',
      to: '2026-03-29',
    });

    expect(rest).toMatchObject({
      scope: ORDERS,
      period: {
        from: '2026-03-01T00:00:00.000Z',
        to: '2026-03-29T00:00:00.000Z',
      },
      hasData: false,
      mergedChanges: 0,
    });
    expect(metrics).toContainEqual({
      metric: 'lead-time',
      unit: 'milliseconds',
      better: 'less',
      n: 0,
      coverage: expect.any(Number),
      excluded: {},
      before: { n: 0 },
    });
    expect(
      await app.invoke('explain-constraint', { scope: ORDERS }),
    ).toMatchObject({
      status: 'abstained',
      explanation: expect.stringMatching(
        /^What holds changes up cannot be said/,
      ),
      stages: [],
      examples: [],
    });
  });

  it('list nothing where there is nothing', async () => {
    expect(
      await app.invoke('list-flaky-tests', { scope: 'all', state: 'flaky' }),
    ).toMatchObject({ tests: [], totals: { tests: 0, costHours: 0 } });
    expect(
      await app.invoke('list-waiting-reviews', { scope: 'all', limit: 1 }),
    ).toMatchObject({ changes: [], total: 0, overdue: 0 });
  });

  it('record a deployment once, as it was told', async () => {
    const told = {
      ...DEPLOYMENT,
      component: 'component:orders',
      version: 'v1.4.0',
      startedAt: '2026-03-02T09:00:00Z',
      finishedAt: '2026-03-02T09:10:00+00:00',
      idempotencyKey: 'once',
    };
    const first = await app.invoke('record-deployment', told);

    expect(first).toMatchObject({ isNew: true });
    expect(await app.invoke('record-deployment', told)).toEqual({
      ...first,
      isNew: false,
    });
    await expect(
      app.invoke('record-deployment', { ...told, result: 'succeeded' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      app.invoke('record-deployment', { ...told, commit: 'b2'.repeat(20) }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const { record } = await eventually(() =>
      app.knex('deployment').where({ id: first.deploymentId }).first(),
    );
    expect(JSON.parse(record)).toMatchObject({
      deployment: {
        id: first.deploymentId,
        component: ORDERS,
        environment: 'production',
        isProduction: true,
        sha: SHA,
        startedAt: Date.parse('2026-03-02T09:00:00Z'),
        finishedAt: Date.parse('2026-03-02T09:10:00Z'),
        result: 'failed',
      },
      version: 'v1.4.0',
      actors: [],
    });
    expect(app.audit[0]).toEqual({
      eventId: 'deployment-record',
      subject: 'user:default/mina',
      ended: 'success',
    });
    expect(app.audit.at(-1)?.ended).toBe('failure');
  });

  it('declare an incident once, and trace it without naming anybody', async () => {
    const told = { ...INCIDENT, component: ORDERS, severity: 'sev2' };
    const declared = await app.invoke('declare-incident', told);

    expect(declared).toMatchObject({
      title: 'Orders are lost',
      status: 'open',
      component: ORDERS,
      severity: 'sev2',
      source: 'declared',
    });
    expect((await app.invoke('declare-incident', told)).id).toBe(declared.id);
    await expect(
      app.invoke('declare-incident', { ...told, severity: 'sev1' }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const traced = await app.invoke('trace-incident', { id: declared.id });
    expect(traced).toMatchObject({
      incident: declared,
      explanation: expect.stringMatching(
        /^The incident 'Orders are lost' of orders was detected .* and is open still\. What it came from is not known\.$/,
      ),
      deployments: [],
      timeline: [{ text: 'It was detected' }],
    });
    expect(JSON.stringify(traced)).not.toContain('user:');
  });

  it('hide an incident of what the caller may not read', async () => {
    const { id } = await app.invoke('declare-incident', {
      ...INCIDENT,
      component: ORDERS,
      idempotencyKey: 'hidden',
    });

    await expect(
      app.invoke('trace-incident', { id }, asBlind),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await app.invoke('trace-incident', { id })).toMatchObject({
      incident: { id },
    });
  });
});

/** Where in a schema a field has no description. */
function undescribedIn(schema: unknown, path: string): string[] {
  const { properties = {}, items } = (schema ?? {}) as {
    properties?: Record<string, { description?: string }>;
    items?: unknown;
  };
  return [
    ...Object.entries(properties).flatMap(([field, inner]) => [
      ...(inner.description ? [] : [`${path}.${field}`]),
      ...undescribedIn(inner, `${path}.${field}`),
    ]),
    ...(items === undefined ? [] : undescribedIn(items, `${path}[]`)),
  ];
}

async function eventually<T>(find: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = await find();
    if (found !== undefined) {
      return found;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('It was not found in time');
}
