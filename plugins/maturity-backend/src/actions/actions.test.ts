import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { JsonObject } from '@backstage/types';
import { runMigrations } from '@groundwork/backstage-plugin-groundwork-node';
import { emptyWorld, migrations, startApp } from '../__testUtils__/maturityApp';
import { group, refOf, World } from '../__testUtils__/World';
import { registerActions } from './registerActions';

const READS = { readOnly: true, destructive: false, idempotent: true };

const INPUTS: Record<string, object> = {
  'get-maturity': {},
  'explain-level': { entityRef: refOf('core'), capability: 'code-review' },
  'get-leadership-report': {},
};

describe('the actions', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  async function start(denied: string[] = []) {
    const knex = await databases.init('SQLITE_3');
    await runMigrations({
      database: mockServices.database({ knex, migrations: { skip: false } }),
      directory: migrations,
    });
    const world: World = await emptyWorld();
    world.groups.push(group('money', { type: 'department' }));
    world.add('core', 2, 'money');
    world.add('web', null);
    const app = startApp(knex, world, { denied });
    await app.refresh();
    const actions = actionsRegistryServiceMock();
    registerActions({ ...app, actionsRegistry: actions });
    const invoke = async (name: string, input: object) => {
      const { output } = await actions.invoke({
        id: `test:${name}`,
        input: JSON.parse(JSON.stringify(input)) as JsonObject,
        credentials: mockCredentials.user(),
      });
      return JSON.parse(JSON.stringify(output));
    };
    return { actions, invoke, world };
  }

  it('say of themselves that they only read', async () => {
    const { actions } = await start();

    const listed = (await actions.list()).actions;

    expect(
      Object.fromEntries(listed.map(it => [it.name, it.attributes])),
    ).toEqual({
      'get-maturity': READS,
      'explain-level': READS,
      'get-leadership-report': READS,
    });
    for (const { description } of listed) {
      expect(description.length).toBeGreaterThan(100);
    }
  });

  it.each([
    ['get-maturity', 'maturity.read'],
    ['explain-level', 'maturity.read'],
    ['get-leadership-report', 'maturity.report.read'],
  ])('%s takes the permission %s', async (name, permission) => {
    const { invoke } = await start([permission]);

    await expect(invoke(name, INPUTS[name])).rejects.toThrow(permission);
  });

  it('tell where the organisation stands', async () => {
    const { invoke } = await start();

    const output = await invoke('get-maturity', {});

    expect(output.capabilities[3]).toEqual({
      capability: 'code-review',
      teamsByLevel: [0, 0, 1, 0, 0],
      teamsUnmeasured: 1,
      medianLevel: 2,
    });
    expect(output).toMatchObject({ graded: false, improvements: [] });
  });

  it('tell where a team stands, and what to do next', async () => {
    const { invoke } = await start();

    const output = await invoke('get-maturity', { entityRef: refOf('core') });

    expect(output.capabilities[3]).toMatchObject({
      capability: 'code-review',
      level: 2,
      levelName: 'Operational',
      unmeasured: false,
    });
    expect(output.improvements[0]).toMatchObject({
      capability: 'code-review',
      hoursPerChange: 4,
      hoursInterval: { low: 3 },
      hoursOf: 140,
    });
  });

  it('do not take what is not measured for the lowest level', async () => {
    const { invoke } = await start();

    const { capabilities } = await invoke('get-maturity', {
      entityRef: refOf('web'),
    });

    expect(capabilities[0]).toMatchObject({ unmeasured: true });
    expect(capabilities[0].level).toBeUndefined();
  });

  it('explain a level', async () => {
    const { invoke, world } = await start();
    const { title, checks } = world.model.capabilities[3];

    const output = await invoke('explain-level', INPUTS['explain-level']);

    expect(output).toMatchObject({ level: 2, levelName: 'Operational' });
    expect(output.explanation).toContain(
      `${title} of The core is on level 2 of 4 (Operational).`,
    );
    const next = checks.find(it => it.level === 3)!;
    expect(output.explanation).toContain(
      `${next.title}: ${next.id} is what it is`,
    );
    expect(output.checks).toHaveLength(checks.length);
  });

  it('say of a department to ask of its teams', async () => {
    const { invoke } = await start();

    await expect(
      invoke('explain-level', {
        entityRef: refOf('money'),
        capability: 'ownership',
      }),
    ).rejects.toThrow(`ask of the teams in it: ${refOf('core')}`);
  });

  it('leave out what may not be read', async () => {
    const { invoke, world } = await start();
    world.hidden = [refOf('core')];

    const output = await invoke('get-maturity', {});

    expect(output.capabilities[3].teamsByLevel).toEqual([0, 0, 0, 0, 0]);
    expect(output.remarks.join()).toContain('you may not read them');
    await expect(
      invoke('get-maturity', { entityRef: refOf('core') }),
    ).rejects.toThrow('There is no');
  });

  it('give the leadership report', async () => {
    const { invoke } = await start();

    const output = await invoke('get-leadership-report', {
      quarter: '2026-Q4',
    });

    expect(output).toMatchObject({ quarter: '2026-Q4', complete: false });
    expect(output.headline).toMatch(/review/i);
  });
});
