import { mockCredentials } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { testScorecard } from '../evaluation/__testUtils__/core';
import { migrations } from '../rollup/__testUtils__/world';
import {
  ORDERS,
  SHOP,
  startWorkApp,
  STOCK,
  VAULT,
} from './__testUtils__/workApp';

const WAIVER = {
  entityRef: ORDERS,
  scorecardId: 'basics',
  checkId: 'c',
  reason: 'The count is being moved elsewhere',
  expiresAt: '2027-01-31',
};

const INPUTS: Record<string, object> = {
  'get-scorecard': { entityRef: ORDERS },
  'list-failing-checks': { team: SHOP },
  'explain-check': { scorecardId: 'basics', checkId: 'c' },
  'backtest-check': { yaml: testScorecard() },
  'request-waiver': WAIVER,
};

describeEachDatabase('the actions', { migrations }, ({ create }) => {
  let app: Awaited<ReturnType<typeof startWorkApp>>;
  beforeAll(async () => {
    app = await startWorkApp(await create());
  });
  beforeEach(() => {
    app.denied.clear();
    app.audit.length = 0;
  });

  it('say of themselves what they do', async () => {
    const { actions } = await app.actions.list();
    const reads = { readOnly: true, destructive: false, idempotent: true };

    expect(
      Object.fromEntries(
        actions.map(({ name, attributes }) => [name, attributes]),
      ),
    ).toEqual({
      'get-scorecard': reads,
      'list-failing-checks': reads,
      'explain-check': reads,
      'backtest-check': reads,
      'request-waiver': {
        readOnly: false,
        destructive: false,
        idempotent: false,
      },
    });
  });

  it('are described, and none approves', async () => {
    const { actions } = await app.actions.list();

    for (const { name, description, schema } of actions) {
      expect(description.length).toBeGreaterThan(200);
      expect(schema.input).toMatchObject({ type: 'object' });
      expect(name).not.toMatch(/approve|decide/);
    }
  });

  it.each([
    ['get-scorecard', 'scorecards.read'],
    ['list-failing-checks', 'scorecards.read'],
    ['explain-check', 'scorecards.read'],
    ['backtest-check', 'scorecards.evaluate'],
    ['request-waiver', 'scorecards.read'],
    ['request-waiver', 'scorecards.waiver.request'],
  ])('%s takes the permission %s', async (name, permission) => {
    app.denied.add(permission);

    await expect(app.invoke(name, INPUTS[name])).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining(`'${permission}'`),
    });
  });

  it.each<[string, object]>([
    ['get-scorecard', {}],
    ['list-failing-checks', {}],
    ['list-failing-checks', { team: SHOP, entityRef: ORDERS }],
    ['explain-check', { scorecardId: 'basics' }],
    ['backtest-check', { yaml: '' }],
    ['backtest-check', { yaml: 'a', weeks: 27 }],
    ['request-waiver', { ...WAIVER, reason: 'no' }],
    ['request-waiver', { ...WAIVER, expiresAt: 'soon' }],
  ])('%s refuses %j', async (name, input) => {
    await expect(app.invoke(name, input)).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it.each<[string, object]>([
    ['get-scorecard', { entityRef: VAULT }],
    ['get-scorecard', { entityRef: 'component:default/nobody' }],
    ['get-scorecard', { entityRef: ORDERS, scorecardId: 'other' }],
    ['list-failing-checks', { entityRef: VAULT }],
    ['list-failing-checks', { team: 'group:default/nobody' }],
    ['explain-check', { scorecardId: 'other', checkId: 'c' }],
    ['explain-check', { scorecardId: 'basics', checkId: 'x' }],
    [
      'explain-check',
      { scorecardId: 'basics', checkId: 'c', entityRef: VAULT },
    ],
    ['request-waiver', { ...WAIVER, entityRef: VAULT }],
  ])('%s finds nothing for %j', async (name, input) => {
    await expect(app.invoke(name, input)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('get-scorecard says where an entity stands, and what is missing', async () => {
    expect(await app.invoke('get-scorecard', { entityRef: ORDERS })).toEqual({
      entityRef: ORDERS,
      title: 'Orders',
      tier: 1,
      owner: SHOP,
      scorecards: [
        {
          scorecardId: 'basics',
          title: 'Basics',
          level: 1,
          of: 2,
          levelName: 'Bronze',
          score: 0.75,
          coverage: 1,
          unmeasured: false,
          since: '2026-11-20T12:00:00.000Z',
          missing: [
            {
              checkId: 'c',
              title: 'C',
              status: 'fail',
              message: expect.stringContaining('2'),
              since: '2026-11-20T12:00:00.000Z',
            },
          ],
          exempt: [],
          pending: false,
          evaluatedAt: '2026-11-20T12:00:00.000Z',
        },
      ],
    });
  });

  it('list-failing-checks lists those of an entity, the lowest level first', async () => {
    expect(
      await app.invoke('list-failing-checks', { entityRef: STOCK }),
    ).toEqual({
      checks: [
        expect.objectContaining({ checkId: 'a', status: 'fail', level: 1 }),
        expect.objectContaining({ checkId: 'b', status: 'unknown', level: 2 }),
        expect.objectContaining({
          checkId: 'c',
          status: 'unknown',
          remedy: 'Raise the count',
        }),
      ],
      partial: false,
    });
  });

  it('list-failing-checks lists what a team gains most by, of what the caller may read', async () => {
    expect(await app.invoke('list-failing-checks', { team: SHOP })).toEqual({
      checks: [
        expect.objectContaining({ checkId: 'c', entities: 2, unlocks: 1 }),
        {
          scorecardId: 'basics',
          checkId: 'a',
          title: 'A',
          entities: 1,
          unlocks: 1,
          gain: 1 / 20,
          examples: [STOCK],
        },
        // It would give more, but nobody knows whether it fails.
        expect.objectContaining({ checkId: 'b', entities: 1, gain: 2 / 20 }),
      ],
      partial: true,
    });
  });

  it('explain-check explains a check', async () => {
    expect(await app.invoke('explain-check', INPUTS['explain-check'])).toEqual({
      title: 'C',
      why: 'Few are too few',
      expression: 'c.count >= 3',
      level: 2,
      levelName: 'Silver',
      weight: 1,
      remedy: 'Raise the count',
      remedyLink: 'https://docs.acme.test/count',
      facts: [{ factId: 'c.count', type: 'integer', description: 'c.count.' }],
    });
  });

  it('explain-check says why an entity fails it, with the values', async () => {
    await app.invoke('request-waiver', WAIVER);

    expect(
      await app.invoke('explain-check', {
        scorecardId: 'basics',
        checkId: 'c',
        entityRef: ORDERS,
      }),
    ).toMatchObject({
      facts: [{ value: 2, observedAt: '2026-11-20T12:00:00.000Z' }],
      standing: {
        status: 'fail',
        enforced: true,
        message: expect.any(String),
        waiver:
          'requested until 2027-01-31T23:59:59.999Z: The count is being moved elsewhere',
      },
    });
  });

  it('backtest-check says what a definition would change', async () => {
    expect(
      await app.invoke('backtest-check', {
        yaml: testScorecard({ filter: '{ spec.type: service }', least: 2 }),
      }),
    ).toMatchObject({
      comparedWith: 1,
      problems: [],
      // There is one that may not be read.
      partial: true,
      entities: 2,
      raised: 1,
      changes: [
        { entityRef: ORDERS, owner: SHOP, from: 1, to: 2, checks: ['c'] },
      ],
      teams: [{ team: SHOP, raised: 1, lowered: 0 }],
      byLevelFrom: [1, 1, 0],
      byLevelTo: [1, 0, 1],
      history: [],
    });
  });

  it('backtest-check says what is wrong with a definition', async () => {
    const output = await app.invoke('backtest-check', {
      yaml: testScorecard().replace('a.ok', 'a.nok'),
    });

    expect(output).toMatchObject({
      entities: 0,
      problems: [
        {
          message: expect.stringContaining('a.nok'),
          line: expect.any(Number),
        },
      ],
    });
  });

  it('request-waiver asks, in the name of whoever has it asked, and writes it down', async () => {
    const agent = mockCredentials.service('agent:release-notes');

    const output = await app.invoke(
      'request-waiver',
      { ...WAIVER, entityRef: STOCK },
      agent,
    );

    expect(output).toEqual({
      id: expect.any(String),
      status: 'requested',
      expiresAt: '2027-01-31T23:59:59.999Z',
    });
    const { body } = await app.get(`/waivers?entityRef=${STOCK}`);
    expect(body.items).toEqual([
      expect.objectContaining({ requestedBy: 'agent:release-notes' }),
    ]);
    expect(app.audit).toEqual([
      {
        eventId: 'waiver-request',
        severityLevel: 'medium',
        meta: {
          entityRef: STOCK,
          scorecardId: 'basics',
          checkId: 'c',
          expiresAt: '2027-01-31',
          subject: 'agent:release-notes',
        },
        ended: 'success',
      },
    ]);
  });
});
