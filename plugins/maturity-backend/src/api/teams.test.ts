import { mockCredentials } from '@backstage/backend-test-utils';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  TeamCapabilityDetail,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  emptyWorld,
  migrations,
  NOW,
  startApp,
} from '../__testUtils__/maturityApp';
import { group, refOf, World } from '../__testUtils__/World';

/** money > core; money is a department, and core has a level of 2. */
async function money(): Promise<World> {
  const world = await emptyWorld();
  world.groups.push(group('money', { type: 'department' }));
  world.add('core', 2, 'money');
  world.add('web', 4);
  return world;
}

const CORE = `/teams/by-ref?entityRef=${refOf('core')}`;

const codesOf = ({ remarks }: TeamMaturity) => remarks.map(it => it.code);

const reviewOf = ({ capabilities }: TeamMaturity): TeamCapabilityDetail =>
  capabilities.find(it => it.capability === 'code-review')!;

describeEachDatabase('GET /teams/by-ref', { migrations }, ({ create }) => {
  it('has the six of a team, and what holds back each', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();

    const { status, body } = await app.get(CORE);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      graded: true,
      team: { entityRef: refOf('core'), parent: refOf('money') },
      teams: [],
      constraint: { scope: refOf('core'), finding: { stage: 'review' } },
    });
    const review = reviewOf(body);
    const model = world.model.capabilities.find(
      it => it.capability === 'code-review',
    )!;
    expect(review).toMatchObject({
      level: 2,
      unmeasured: false,
      coverage: 1,
      title: model.title,
      since: '2026-11-22T00:00:00.000Z',
      // core on 2, web on 4
      organisation: { byLevel: [0, 0, 1, 0, 1], unmeasured: 0, median: 2 },
    });
    expect(review.checks.map(it => it.checkId)).toEqual(
      model.checks.map(it => it.id),
    );
    expect([...review.heldBackBy].sort()).toEqual(
      model.checks
        .filter(it => it.level === 3)
        .map(it => it.id)
        .sort(),
    );
    expect(codesOf(body)).toEqual([]);
  });

  it('has first what the constraint says saves most', async () => {
    const app = startApp(await create(), await money());
    await app.refresh();

    const { body } = await app.get(CORE);

    expect(body.improvements[0]).toMatchObject({
      capability: 'code-review',
      level: 3,
      status: 'fail',
      saves: { stage: 'review', hoursPerChange: 4, n: 140 },
    });
    expect(
      new Set(
        body.improvements
          .slice(0, 3)
          .map((it: { capability: string }) => it.capability),
      ).size,
    ).toBe(3);
  });

  it('has practices, questions and history', async () => {
    const world = await money();
    const knex = await create();
    let now = new Date('2026-11-20T12:00:00.000Z');
    const app = startApp(knex, world, { now: () => now });
    await app.refresh();
    world.levels.set(refOf('core'), { 'code-review': 3 });
    now = NOW;
    await app.refresh();

    const all = (await app.get(CORE)).body;
    const last = (await app.get(`${CORE}&days=2`)).body;

    expect(all.practices.map((it: { checkId: string }) => it.checkId)).toEqual(
      world.model.practices.map(it => it.id),
    );
    expect(all.selfAssessment).toMatchObject({
      questions: world.model.questions,
      answers: [],
      mayAnswer: false,
    });
    expect(
      all.history.map((it: TeamMaturity['history'][number]) => [
        it.day,
        it.levels['code-review'],
        it.levels.ownership,
      ]),
    ).toEqual([
      ['2026-11-20', 2, 2],
      ['2026-11-22', 3, null],
    ]);
    expect(reviewOf(all).since).toBe('2026-11-22T00:00:00.000Z');
    expect(last.history).toHaveLength(1);
  });

  it('has a department as the teams in it', async () => {
    const app = startApp(await create(), await money());
    await app.refresh();

    const { body } = await app.get(`/teams/by-ref?entityRef=${refOf('money')}`);

    expect(body).toMatchObject({
      graded: false,
      teams: [{ entityRef: refOf('core') }],
      improvements: [],
      practices: [],
      history: [],
    });
    expect(reviewOf(body)).toMatchObject({
      unmeasured: true,
      checks: [],
      heldBackBy: [],
      organisation: { byLevel: [0, 0, 1, 0, 0], unmeasured: 0 },
    });
  });

  it('shows a group without members or components as unmeasured', async () => {
    const world = await emptyWorld();
    world.groups.push(group('new'));
    const app = startApp(await create(), world);
    await app.refresh();

    const { status, body } = await app.get(
      `/teams/by-ref?entityRef=${refOf('new')}`,
    );

    expect(status).toBe(200);
    expect(
      body.capabilities.map((it: TeamCapabilityDetail) => [
        it.level,
        it.unmeasured,
        it.checks.length,
      ]),
    ).toEqual(Array(6).fill([0, true, 0]));
    expect(body.improvements).toEqual([]);
    expect(body.readiness.verdict).toBe('unclear');
  });

  it('shows an unmeasured team as that, and what is unknown as to do', async () => {
    const world = await emptyWorld();
    world.add('dark', null);
    const app = startApp(await create(), world);
    await app.refresh();

    const { body } = await app.get(`/teams/by-ref?entityRef=${refOf('dark')}`);

    expect(reviewOf(body)).toMatchObject({
      level: 0,
      unmeasured: true,
      coverage: 0,
    });
    expect(body.improvements[0]).toMatchObject({ status: 'unknown', level: 1 });
  });

  it('is right before the next look, since scorecards are asked', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();
    world.levels.set(refOf('core'), { 'code-review': 4 });

    expect(reviewOf((await app.get(CORE)).body).level).toBe(4);
  });

  it('shows what was read last when scorecards or delivery do not answer', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();
    world.down.add('scorecards').add('delivery');

    const { status, body } = await app.get(CORE);

    expect(status).toBe(200);
    expect(codesOf(body)).toEqual([
      'scorecardsUnavailable',
      'deliveryUnavailable',
    ]);
    expect(reviewOf(body)).toMatchObject({ level: 2 });
    expect(body.constraint).toMatchObject({ finding: { stage: 'review' } });
  });

  it('says nothing of delivery to whoever may not read that', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();
    world.mayReadDelivery = false;

    const { body } = await app.get(CORE);

    expect(codesOf(body)).toEqual(['deliveryUnavailable']);
    expect(body.remarks[0].text).toContain('you do not have');
    expect(body.constraint).toBeUndefined();
    expect(body.improvements[0].saves).toBeUndefined();
  });

  it('has no numbers of delivery for whoever may not read that', async () => {
    const app = startApp(await create(), await money(), {
      denied: ['delivery.read'],
    });
    await app.refresh();

    const { body } = await app.get(CORE);

    // 200 changes were merged, and 2 wait
    expect(JSON.stringify(body.readiness)).not.toMatch(/200|2 changes/);
    expect(body.readiness.verdict).toBe('unclear');
  });

  it('has nothing of an earlier time for whoever may not read it all', async () => {
    const world = await money();
    world.add('clearing', 2, 'core');
    const app = startApp(await create(), world);
    await app.refresh();
    world.hidden = [refOf('clearing')];
    world.down.add('delivery');

    const { body } = await app.get(CORE);

    expect(codesOf(body)).toEqual(['deliveryUnavailable', 'partial']);
    expect(body.constraint).toBeUndefined();
  });

  it('says that the teams beside it are not all of them', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();
    const all = await app.get(
      CORE,
      mockCredentials.user.header('user:default/everything'),
    );
    expect(codesOf(all.body)).toEqual([]);
    world.hidden = [refOf('web')];

    const { body } = await app.get(CORE);

    expect(reviewOf(body).organisation.byLevel).toEqual([0, 0, 1, 0, 0]);
    expect(codesOf(body)).toEqual(['partial']);
  });

  it('knows since when a level is as it is, however few days are asked for', async () => {
    const world = await money();
    const knex = await create();
    for (const day of ['2026-11-02', '2026-11-03', '2026-11-22']) {
      const app = startApp(knex, world, {
        now: () => new Date(`${day}T12:00:00.000Z`),
      });
      await app.refresh();
    }
    const app = startApp(knex, world);

    const { body } = await app.get(`${CORE}&days=1`);

    expect(body.history).toHaveLength(1);
    expect(reviewOf(body).since).toBe('2026-11-02T00:00:00.000Z');
  });

  it('tells a hidden group from none in no way', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();
    world.hidden = [refOf('core')];

    const hidden = await app.get(CORE);
    const none = await app.get(`/teams/by-ref?entityRef=${refOf('nobody')}`);
    const web = await app.get(`/teams/by-ref?entityRef=${refOf('web')}`);

    expect([hidden.status, none.status, web.status]).toEqual([404, 404, 200]);
    expect(hidden.body.error.message.replace('core', 'x')).toBe(
      none.body.error.message.replace('nobody', 'x'),
    );
    // Of the others it does not say how they stand
    expect(reviewOf(web.body).organisation.byLevel).toEqual([0, 0, 0, 0, 1]);
  });

  it.each([
    ['/teams/by-ref', 400, 'query.entityRef is required'],
    ['/teams/by-ref?entityRef=component:default/x', 400, 'no ref of a group'],
    [`${CORE}&days=401`, 400, 'must be at most 400'],
    [`${CORE}&days=0`, 400, 'must be at least 1'],
  ])('answers %s with %i', async (path, expected, problem) => {
    const app = startApp(await create(), await money());

    const { status, body } = await app.get(path);

    expect([status, body.error.message]).toEqual([
      expected,
      expect.stringContaining(problem),
    ]);
  });

  it('takes the permission', async () => {
    const app = startApp(await create(), await money(), {
      denied: ['maturity.read'],
    });

    expect((await app.get(CORE)).status).toBe(403);
    const none = await app.get(CORE, mockCredentials.none.header());
    expect(none.status).toBe(401);
  });

  it('takes as many statements among many teams as among few', async () => {
    const countFor = async (teams: number) => {
      const world = await money();
      for (let index = 0; index < teams; index++) {
        world.add(`t${index}`, 2, 'core');
      }
      const knex = await create();
      const app = startApp(knex, world);
      await app.refresh();
      await app.get(CORE);
      return (await countStatements(knex, () => app.get(CORE))).count;
    };

    expect(await countFor(40)).toBe(await countFor(1));
  });
});

describeEachDatabase('POST /teams/evaluate', { migrations }, ({ create }) => {
  const body = { entityRef: refOf('core') };

  it('answers with what scorecards say now, and keeps it', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();
    world.levels.set(refOf('core'), { 'code-review': 4 });
    world.evaluatedAt = '2026-11-22T12:00:00.000Z';

    const answer = await app.send('post', '/teams/evaluate', body);
    const all = await app.get('/organisation');

    expect(answer.status).toBe(200);
    expect(reviewOf(answer.body).level).toBe(4);
    expect(all.body.teams[0].capabilities[3]).toMatchObject({ level: 4 });
    expect(app.audit).toEqual([
      {
        eventId: 'team-evaluate',
        ended: 'success',
        meta: { entityRef: refOf('core') },
      },
    ]);
  });

  it('takes the right that scorecards ask for', async () => {
    const world = await money();
    world.mayEvaluate = false;
    const app = startApp(await create(), world);
    await app.refresh();

    const answer = await app.send('post', '/teams/evaluate', body);

    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain("'scorecards.evaluate'");
    expect(app.audit).toMatchObject([{ ended: 'failure' }]);
  });

  it('says that scorecards do not answer', async () => {
    const world = await money();
    const app = startApp(await create(), world);
    await app.refresh();
    world.down.add('scorecards');

    const answer = await app.send('post', '/teams/evaluate', body);

    expect(answer.status).toBe(503);
    expect(answer.body.error.message).toContain('Try again in a moment');
  });

  it.each([
    ['money', 400, 'evaluate the teams in it'],
    ['nobody', 404, 'There is no group:default/nobody'],
  ])('answers of %s with %i', async (name, expected, problem) => {
    const app = startApp(await create(), await money());
    await app.refresh();

    const { status, body: answer } = await app.send('post', '/teams/evaluate', {
      entityRef: refOf(name),
    });

    expect([status, answer.error.message]).toEqual([
      expected,
      expect.stringContaining(problem),
    ]);
  });
});
