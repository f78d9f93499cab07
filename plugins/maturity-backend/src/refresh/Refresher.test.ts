import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { emptyWorld, migrations, startApp } from '../__testUtils__/maturityApp';
import { group, refOf, responseError } from '../__testUtils__/World';

const TODAY = '2026-11-22';

const SHIPPED_MODEL = join(__dirname, '../../models/six-capabilities.yaml');

const isIn = (definitions: ReadonlyMap<string, string>, text: string) =>
  [...definitions.values()].includes(text);

async function startWith(
  knex: Parameters<typeof startApp>[0],
  options: Parameters<typeof startApp>[2] = {},
) {
  const world = await emptyWorld();
  world.add('core', 2);
  world.add('web', 1);
  return { app: startApp(knex, world, options), world };
}

describeEachDatabase('Refresher', { migrations }, ({ create }) => {
  it('puts the model into force in scorecards, once', async () => {
    const { app, world } = await startWith(await create());
    const publish = jest.spyOn(world.scorecards, 'publishDefinition');

    await app.refresh();
    await app.refresh();

    expect([...world.definitions.keys()]).toEqual([
      'six-capabilities-practices',
      'six-capabilities',
    ]);
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('puts it into force again when scorecards have lost it', async () => {
    const { app, world } = await startWith(await create());
    await app.refresh();
    world.definitions.clear();

    await app.refresh();

    expect(world.definitions.size).toBe(2);
  });

  it('says whether every team was measured', async () => {
    const { app, world } = await startWith(await create());
    expect(await app.refresh()).toEqual({ kind: 'written', isComplete: true });

    world.groups.push(group('new'));

    expect(await app.refresh()).toEqual({ kind: 'written', isComplete: false });
  });

  it('changes nothing when nothing has changed', async () => {
    const { app } = await startWith(await create());
    await app.refresh();
    const { revision } = await app.stores.turns.read();

    await app.refresh();

    expect((await app.stores.turns.read()).revision).toBe(revision);
  });

  it('changes nothing when no more than the time has', async () => {
    const { app, world } = await startWith(await create());
    await app.refresh();
    const { revision } = await app.stores.turns.read();
    // Where nothing waits, a standing is of the time at which it is asked for
    world.evaluatedAt = '2026-11-22T11:05:00.000Z';

    await app.refresh();

    expect((await app.stores.turns.read()).revision).toBe(revision);
  });

  it('keeps the levels of each day', async () => {
    const { app, world } = await startWith(await create());
    await app.refresh();
    world.levels.set(refOf('core'), { 'code-review': 3 });
    await app.refresh();

    expect(await app.stores.days.history(refOf('core'))).toMatchObject([
      { day: TODAY, levels: { 'code-review': 3, ownership: null } },
    ]);
  });

  it('writes no day when scorecards do not answer', async () => {
    const { app, world } = await startWith(await create());
    world.down.add('scorecards');

    expect(await app.refresh()).toEqual({ kind: 'written', isComplete: false });

    expect(await app.stores.days.history(refOf('core'))).toEqual([]);
    expect(await app.stores.turns.read()).toEqual({
      revision: expect.any(Number),
      problems: [expect.objectContaining({ code: 'scorecardsUnavailable' })],
    });
  });

  it('hides teams that the catalog has no more', async () => {
    const { app, world } = await startWith(await create());
    await app.refresh();
    world.groups = world.groups.slice(1);

    await app.refresh();

    expect(
      (await app.stores.teams.load()).map(({ entityRef }) => entityRef),
    ).toEqual([refOf('web')]);
  });

  it('asks what holds up a team once an hour', async () => {
    let now = new Date('2026-11-22T12:00:00.000Z');
    const { app, world } = await startWith(await create(), { now: () => now });
    await app.refresh();
    expect([...world.asked].sort()).toEqual(
      ['all', refOf('core'), refOf('web')].map(it => `${it} by plugin`),
    );
    world.asked.length = 0;

    now = new Date('2026-11-22T12:59:00.000Z');
    await app.refresh();
    expect(world.asked).toEqual([]);

    now = new Date('2026-11-22T13:00:01.000Z');
    await app.refresh();
    expect(world.asked).toHaveLength(3);
  });

  it('keeps what held up a team, with its time, when delivery is silent', async () => {
    let now = new Date('2026-11-22T12:00:00.000Z');
    const { app, world } = await startWith(await create(), { now: () => now });
    await app.refresh();
    const before = await app.stores.findings.load();
    now = new Date('2026-11-22T14:00:00.000Z');
    world.down.add('delivery');

    await app.refresh();

    expect(await app.stores.findings.load()).toEqual(before);
    expect((await app.stores.turns.read()).problems).toMatchObject([
      { code: 'deliveryUnavailable' },
    ]);
  });

  it('lets a replica write nothing that was overtaken', async () => {
    const knex = await create();
    const { app, world } = await startWith(knex);
    const other = startApp(knex, world);
    const { queryStandings } = world.scorecards;
    const paused = jest
      .spyOn(world.scorecards, 'queryStandings')
      .mockImplementationOnce(async (...args) => {
        const stale = await queryStandings(...args);
        world.levels.set(refOf('core'), { 'code-review': 4 });
        paused.mockRestore();
        await other.refresh();
        return stale;
      });

    expect(await app.refresh()).toEqual({ kind: 'overtaken' });

    const [core] = await app.stores.teams.load();
    expect(
      core.standing?.capabilities.find(it => it.capability === 'code-review'),
    ).toMatchObject({ level: 4 });
  });

  it('stops when it is told to', async () => {
    const { app } = await startWith(await create());

    await expect(app.refresh(AbortSignal.abort())).rejects.toThrow();
  });
});

describeEachDatabase('A model that is refused', { migrations }, database => {
  it('leaves in force what was before, and says why', async () => {
    const knex = await database.create();
    const { app, world } = await startWith(knex);
    await app.refresh();
    const broken = startApp(knex, world, {
      config: { model: { location: { target: '/nowhere/model.yaml' } } },
    });

    await broken.refresh();

    const { body } = await broken.get('/model');
    expect(body).toMatchObject({
      model: { id: 'six-capabilities' },
      origin: 'shipped',
      scorecards: {
        levels: 'six-capabilities',
        practices: 'six-capabilities-practices',
      },
      refused: {
        since: '2026-11-22T12:00:00.000Z',
        problems: [{ message: expect.stringContaining('nowhere/model.yaml') }],
      },
    });
    const { remarks } = (await broken.get('/organisation')).body;
    expect(remarks).toMatchObject([{ code: 'modelRefused' }]);

    await app.refresh();
    expect((await app.get('/model')).body.refused).toBeUndefined();
  });

  it('is one that scorecards refuse, too', async () => {
    const knex = await database.create();
    const { app, world } = await startWith(knex);
    await app.refresh();
    jest
      .spyOn(world.scorecards, 'readDefinition')
      .mockResolvedValue('something else');
    const refusal = await responseError(400, 'a fact is unknown');
    jest
      .spyOn(world.scorecards, 'publishDefinition')
      .mockRejectedValue(refusal);

    await app.refresh();

    expect((await app.get('/model')).body.refused.problems).toEqual([
      {
        message:
          "As scorecard 'six-capabilities-practices' it is refused: a fact is unknown",
      },
    ]);
  });

  it.each([
    [
      'six-capabilities-practices',
      'spec.checks[1].expression',
      "spec.practices['security-scan'].expression",
    ],
    [
      'six-capabilities',
      'spec.checks[1].expression',
      "spec.capabilities['self-service-deployment'].checks['deploys-monthly'].expression",
    ],
  ])('puts no part of it into force: %s', async (refused, path, place) => {
    const knex = await database.create();
    const { app, world } = await startWith(knex);
    await app.refresh();
    const before = new Map(world.definitions);
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    const target = join(folder, 'model.yaml');
    const yaml = await readFile(SHIPPED_MODEL, 'utf8');
    await writeFile(target, yaml.replaceAll('our number', 'a number of ours'));
    const original = world.scorecards.publishDefinition;
    const levels: Array<string | undefined> = [];
    jest
      .spyOn(world.scorecards, 'publishDefinition')
      .mockImplementation(async (text, call) => {
        if (text.includes(`\n  name: ${refused}\n`) && !isIn(before, text)) {
          throw await responseError(400, 'a fact is unknown', {
            problems: [{ message: 'a fact is unknown', path }],
          });
        }
        const published = await original(text, call);
        levels.push(world.definitions.get('six-capabilities'));
        return published;
      });
    const edited = startApp(knex, world, {
      config: { model: { location: { target } } },
    });

    await edited.refresh();
    await edited.refresh();

    expect(world.definitions).toEqual(before);
    // Not even for a moment
    expect(new Set(levels)).toEqual(
      new Set(levels.length > 0 ? [before.get('six-capabilities')] : []),
    );
    // What was refused is remembered, so the second time nothing is tried
    expect(levels.length).toBeLessThanOrEqual(2);
    const { problems } = (await edited.get('/model')).body.refused;
    expect(problems).toEqual([
      { message: expect.stringContaining('a fact is unknown'), path: place },
    ]);
    await rm(folder, { recursive: true });
  });
});
