import { mockCredentials } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { emptyWorld, migrations, startApp } from '../__testUtils__/maturityApp';
import { group, refOf } from '../__testUtils__/World';

const ROUTES = ['/report', '/report/html', '/report/csv'];

async function startWith(
  knex: Parameters<typeof startApp>[0],
  options: Parameters<typeof startApp>[2] = {},
) {
  const world = await emptyWorld();
  world.groups.push(group('money', { type: 'department' }));
  world.add('core', 2, 'money');
  world.add('web', 4);
  const app = startApp(knex, world, options);
  await app.refresh();
  return { app, world };
}

describeEachDatabase('GET /report', { migrations }, ({ create }) => {
  it('is of the quarter that lasts, unless said', async () => {
    const { app } = await startWith(await create());

    const { status, body } = await app.get('/report');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      organisation: 'Acme',
      quarter: '2026-Q4',
      complete: false,
      coverage: { teams: 2, measuredTeams: 2 },
      model: { id: 'six-capabilities' },
    });
    expect(body.headline).toMatch(/review/i);
    expect(body.moves[0]).toMatchObject({ unknown: 2 });
  });

  it('compares with how teams stood at the end of the quarter before', async () => {
    const knex = await create();
    let now = new Date('2026-09-20T12:00:00.000Z');
    const { app, world } = await startWith(knex, { now: () => now });
    world.levels.set(refOf('core'), { 'code-review': 3 });
    now = new Date('2026-11-22T12:00:00.000Z');
    await app.refresh();

    const { body } = await app.get('/report');

    expect(
      body.moves.find(
        (it: { capability: string }) => it.capability === 'code-review',
      ),
    ).toMatchObject({ higher: 1, lower: 0, same: 1, unknown: 0 });
    const changed = 'The model has changed since Q3 2026';
    expect(body.unknowns.join()).not.toContain(changed);

    await knex('team_day')
      .where('day', '2026-09-20')
      .update({ model: 'six-capabilities 0.9.0' });
    const other = (await app.get('/report')).body;
    expect(other.unknowns.join()).toContain(changed);
  });

  it('is of a group, as far as it may be read', async () => {
    const { app, world } = await startWith(await create());

    const money = await app.get(`/report?group=${refOf('money')}`);
    world.hidden = [refOf('core')];
    // Decisions are remembered for a while, of each caller
    const other = mockCredentials.user.header('user:default/other');
    const all = await app.get('/report', other);
    const hidden = await app.get(`/report?group=${refOf('core')}`, other);

    expect(money.body).toMatchObject({
      group: { entityRef: refOf('money') },
      coverage: { teams: 1 },
    });
    expect(all.body.coverage.teams).toBe(1);
    expect(all.body.remarks).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: 'partial' })]),
    );
    expect(hidden.status).toBe(404);
  });

  it('can be read as a page that does nothing', async () => {
    const { app } = await startWith(await create());

    const { status, headers, text } = await app.get('/report/html');

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch('text/html');
    expect(headers['content-security-policy']).toMatch("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(text).toMatch(/^<!doctype html>/i);
    expect(text).toContain('Acme');
  });

  it('can be read as a table', async () => {
    const { app } = await startWith(await create());

    const { status, headers, text } = await app.get('/report/csv');

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch('text/csv');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="maturity-2026-Q4.csv"',
    );
    expect(text.split(/\r?\n/)[0]).toMatch(/^section,item,measure,value/);
  });

  it.each(ROUTES)('takes a permission of its own at %s', async route => {
    const { app } = await startWith(await create(), {
      denied: ['maturity.report.read'],
    });

    const denied = await app.get(route);
    const none = await app.get(route, mockCredentials.none.header());

    expect([denied.status, none.status]).toEqual([403, 401]);
    expect(denied.body.error.message).toContain("'maturity.report.read'");
    expect((await app.get('/organisation')).status).toBe(200);
  });

  it.each([
    ['2026-Q5', "'2026-Q5'"],
    ['2027-Q1', "'2027-Q1'"],
    ['last', "'last'"],
  ])('refuses the quarter %s', async (quarter, problem) => {
    const { app } = await startWith(await create());

    const { status, body } = await app.get(`/report?quarter=${quarter}`);

    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(problem),
    ]);
  });
});
