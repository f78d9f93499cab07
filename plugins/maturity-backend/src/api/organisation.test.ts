import { mockCredentials } from '@backstage/backend-test-utils';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  Association,
  OrganisationMaturity,
  TeamRow,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  emptyWorld,
  migrations,
  NOW,
  startApp,
} from '../__testUtils__/maturityApp';
import { group, refOf, World } from '../__testUtils__/World';

/** acme > money > core, ledger; acme > shop > web. */
async function acme(): Promise<World> {
  const world = await emptyWorld();
  world.groups.push(
    group('acme', { type: 'organization' }),
    group('money', { type: 'department', parent: 'acme' }),
    group('shop', { type: 'department', parent: 'acme' }),
    group('readers', { type: 'role' }),
  );
  world.add('core', 3, 'money');
  world.add('ledger', 1, 'money');
  world.add('web', null, 'shop');
  return world;
}

const codesOf = ({ remarks }: OrganisationMaturity) =>
  remarks.map(({ code }) => code);

const refsOf = (teams: TeamRow[]) => teams.map(it => it.entityRef);

describeEachDatabase('GET /organisation', { migrations }, ({ create }) => {
  it('says before the first look that nothing was measured', async () => {
    const app = startApp(await create(), await acme());

    const { status, body } = await app.get('/organisation');

    expect(status).toBe(200);
    expect(body.measuredAt).toBeUndefined();
    expect(codesOf(body)).toContain('notYetMeasured');
    expect(body.teams).toEqual([]);
    expect(body.model).toMatchObject({ id: 'six-capabilities' });
  });

  it('has all teams in the order of the tree', async () => {
    const app = startApp(await create(), await acme());
    await app.refresh();

    const { body } = await app.get('/organisation');

    expect(refsOf(body.teams)).toEqual([
      refOf('core'),
      refOf('ledger'),
      refOf('web'),
    ]);
    expect(body.teams[0]).toMatchObject({
      title: 'The core',
      parent: refOf('money'),
      path: [refOf('acme'), refOf('money')],
      constraint: { capability: 'code-review', stage: 'review', share: 0.93 },
    });
    expect(
      body.groups.map((it: { entityRef: string }) => it.entityRef),
    ).toEqual(['acme', 'money', 'core', 'ledger', 'shop', 'web'].map(refOf));
    expect(body).toMatchObject({
      partial: false,
      compareTeams: false,
      measuredAt: NOW.toISOString(),
      constraint: { scope: 'all', finding: { stage: 'review' } },
    });
    expect(codesOf(body)).toEqual([]);
  });

  it('counts who stands where, and what is not measured apart', async () => {
    const app = startApp(await create(), await acme());
    await app.refresh();

    const { body } = await app.get('/organisation');

    expect(body.distribution).toHaveLength(6);
    // core 3, ledger 1, web unmeasured; the lower of the two in the middle
    expect(body.distribution[0]).toEqual({
      capability: 'self-service-deployment',
      byLevel: [0, 1, 0, 1, 0],
      unmeasured: 1,
      median: 1,
    });
    expect(body.trend).toEqual([
      expect.objectContaining({
        week: '2026-11-16',
        byLevel: expect.objectContaining({ ownership: [0, 1, 0, 1, 0] }),
        unmeasured: expect.objectContaining({ ownership: 1 }),
      }),
    ]);
    // Of web nothing is known, of the others all: two of three teams
    expect(body.coverage).toBeCloseTo(2 / 3);
    const { ships, pilesUp, unclear } = body.readiness;
    expect(ships + pilesUp + unclear).toBe(3);
    expect(
      body.proof.associations.find(
        (it: Association) =>
          it.capability === 'test-feedback' && it.outcome === 'lead-time',
      ),
    ).toMatchObject({ verdict: 'abstained', abstained: 'tooFewTeams' });
    expect(body.references.length).toBeGreaterThan(0);
  });

  it('has those below a group', async () => {
    const app = startApp(await create(), await acme());
    await app.refresh();

    const { body } = await app.get(`/organisation?group=${refOf('money')}`);

    expect(body.group).toEqual({
      entityRef: refOf('money'),
      title: 'The money',
      parent: refOf('acme'),
    });
    expect(refsOf(body.teams)).toEqual([refOf('core'), refOf('ledger')]);
    expect(body.distribution[0].unmeasured).toBe(0);
    expect(body.constraint).toMatchObject({ scope: refOf('money') });
  });

  it('has what was read of a team that is asked of as a group', async () => {
    const world = await acme();
    const app = startApp(await create(), world);
    await app.refresh();
    world.asked.length = 0;

    const { body } = await app.get(`/organisation?group=${refOf('core')}`);

    expect(body.constraint).toMatchObject({ scope: refOf('core') });
    expect(world.asked).toEqual([]);
  });

  it('leaves out what the caller may not read, and says so', async () => {
    const world = await acme();
    const app = startApp(await create(), world);
    await app.refresh();
    world.hidden = [refOf('money'), refOf('core')];

    const { body } = await app.get('/organisation');

    expect(refsOf(body.teams)).toEqual([refOf('ledger'), refOf('web')]);
    expect(body.partial).toBe(true);
    expect(codesOf(body)).toEqual(['partial']);
    expect(body.teams[0]).toMatchObject({ path: [refOf('acme')] });
    expect(body.teams[0].parent).toBeUndefined();
    expect(body.distribution[0]).toMatchObject({
      byLevel: [0, 1, 0, 0, 0],
      unmeasured: 1,
    });
    expect(body.trend[0].byLevel.ownership).toEqual([0, 1, 0, 0, 0]);
    // It is of changes of all, core included
    expect(body.constraint).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/core|The money/);
  });

  it('says of no team what holds it up of which a part is hidden', async () => {
    const world = await acme();
    world.add('clearing', 2, 'core');
    const app = startApp(await create(), world);
    await app.refresh();
    world.hidden = [refOf('clearing')];

    const { body } = await app.get('/organisation');

    // What was read of the core is of clearing, too
    expect(
      body.teams.map(({ entityRef, constraint }: TeamRow) => [
        entityRef,
        constraint?.stage,
      ]),
    ).toEqual([
      [refOf('core'), undefined],
      [refOf('ledger'), 'review'],
      [refOf('web'), 'review'],
    ]);
  });

  it.each(['', `?group=${refOf('money')}`, `?group=${refOf('core')}`])(
    'says nothing of delivery to whoever may not read that: %s',
    async query => {
      const world = await acme();
      const app = startApp(await create(), world);
      await app.refresh();
      world.mayReadDelivery = false;

      const { body } = await app.get(`/organisation${query}`);

      expect(codesOf(body)).toEqual(['deliveryUnavailable']);
      expect(body.remarks[0].text).toContain('you do not have');
      expect(body.constraint).toBeUndefined();
      expect(body.teams.map((it: TeamRow) => it.constraint)).toEqual(
        body.teams.map(() => undefined),
      );
      // It is judged by what is merged and what waits
      expect(body.readiness).toMatchObject({
        ships: 0,
        pilesUp: 0,
        unclear: body.teams.length,
      });
      expect(body.teams[0].readiness).toBe('unclear');
    },
  );

  it('adds up apart for whoever may not read delivery', async () => {
    const world = await emptyWorld();
    for (let index = 0; index < 10; index++) {
      world.add(`t${index}`, index % 5);
    }
    const app = startApp(await create(), world);
    await app.refresh();
    const countFor = async (user: string) => {
      const { body } = await app.get(
        '/organisation',
        mockCredentials.user.header(`user:default/${user}`),
      );
      return Math.max(
        ...body.proof.associations.map((it: Association) => it.n),
      );
    };

    expect(await countFor('reader')).toBe(10);
    world.mayReadDelivery = false;
    expect(await countFor('other')).toBe(0);
    // What the one may do is remembered for a while
    expect(await countFor('reader')).toBe(10);
  });

  it('asks on behalf of the caller of a group of which a part is hidden', async () => {
    const world = await acme();
    const app = startApp(await create(), world);
    await app.refresh();
    world.hidden = [refOf('core')];
    world.asked.length = 0;

    await app.get(`/organisation?group=${refOf('money')}`);

    expect(world.asked).toEqual([`${refOf('money')} by person`]);
  });

  it('tells a hidden group from none in no way', async () => {
    const world = await acme();
    const app = startApp(await create(), world);
    await app.refresh();
    world.hidden = [refOf('money')];

    const hidden = await app.get(`/organisation?group=${refOf('money')}`);
    const none = await app.get(`/organisation?group=${refOf('nobody')}`);

    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(hidden.body.error.message.replace('money', 'x')).toBe(
      none.body.error.message.replace('nobody', 'x'),
    );
  });

  it.each(['component:default/orders', 'a:b:c', 'group:'])(
    'refuses %s as a group',
    async ref => {
      const app = startApp(await create(), await acme());

      const { status, body } = await app.get(`/organisation?group=${ref}`);

      expect(status).toBe(400);
      expect(body.error.message).toContain('is no ref of a group');
    },
  );

  it('takes the permission', async () => {
    const app = startApp(await create(), await acme(), {
      denied: ['maturity.read'],
    });

    const denied = await app.get('/organisation');
    const none = await app.get('/organisation', mockCredentials.none.header());

    expect([denied.status, none.status]).toEqual([403, 401]);
    expect(denied.body.error.message).toContain("'maturity.read'");
  });

  it('cuts groups that contain each other, and says so', async () => {
    const world = await emptyWorld();
    world.add('one', 2, 'two');
    world.add('two', 2, 'one');
    const app = startApp(await create(), world);
    await app.refresh();

    const { body } = await app.get('/organisation');

    expect(refsOf(body.teams).sort()).toEqual([refOf('one'), refOf('two')]);
    expect(codesOf(body)).toEqual(['groupCycle']);
    expect(body.remarks[0].text).toContain('The one, The two');
  });

  it('says what to do where there are no teams', async () => {
    const world = await emptyWorld();
    world.groups.push(group('acme', { type: 'organization' }));
    const app = startApp(await create(), world);
    await app.refresh();

    const { body } = await app.get('/organisation');

    expect(codesOf(body)).toEqual(['noTeams']);
    expect(body.teams).toEqual([]);
  });

  it.each([
    ['scorecards', 'scorecardsUnavailable'],
    ['delivery', 'deliveryUnavailable'],
    ['catalog', 'catalogUnavailable'],
  ] as const)(
    'shows what was known when %s do not answer any more',
    async (who, code) => {
      const world = await acme();
      const app = startApp(await create(), world);
      await app.refresh();
      const { body: before } = await app.get('/organisation');
      world.down.add(who);
      await app.refresh();

      const { body } = await app.get('/organisation');

      expect(codesOf(body)).toEqual([code]);
      expect(body.teams).toEqual(before.teams);
      expect(body.constraint).toEqual(before.constraint);
    },
  );

  it('says that it rests on demo data', async () => {
    const world = await acme();
    world.isDemo = true;
    const app = startApp(await create(), world);
    await app.refresh();

    expect(codesOf((await app.get('/organisation')).body)).toEqual([
      'demoData',
    ]);
  });

  it('reads page by page', async () => {
    const world = await acme();
    world.pageSize = 2;
    const app = startApp(await create(), world);
    await app.refresh();

    const { body } = await app.get('/organisation');

    expect(body.distribution[0]).toMatchObject({
      byLevel: [0, 1, 0, 1, 0],
      unmeasured: 1,
    });
  });

  it('takes as many statements for many teams as for one', async () => {
    const countFor = async (teams: number) => {
      const world = await emptyWorld();
      for (let index = 0; index < teams; index++) {
        world.add(`t${index}`, 2);
      }
      const knex = await create();
      const app = startApp(knex, world);
      await app.refresh();
      const first = await countStatements(knex, () => app.get('/organisation'));
      const again = await countStatements(knex, () => app.get('/organisation'));
      return [first.count, again.count];
    };

    const one = await countFor(1);

    expect(await countFor(40)).toEqual(one);
    // The refresh row tells that what is in memory is current
    expect(one[1]).toBe(1);
  });

  it('knows of what another replica has read', async () => {
    const knex = await create();
    const world = await acme();
    const [one, other] = [startApp(knex, world), startApp(knex, world)];
    await one.refresh();
    expect((await other.get('/organisation')).body.teams).toHaveLength(3);

    world.add('new', 2);
    await one.refresh();

    expect((await other.get('/organisation')).body.teams).toHaveLength(4);
  });
});
