import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { LoggedEvent } from '../log';
import { migrations } from '../log/__testUtils__/events';
import { COURSE, gitEvent } from '../projections/__testUtils__/changes';
import {
  CHANGE,
  FORCED,
  HEAD,
  iso,
  MERGE,
} from '../projections/__testUtils__/pullRequests';
import {
  DAY,
  DEPLOYED,
  DEPLOYMENT,
  ENVIRONMENT,
  HURT,
  ISSUE,
  MADE,
  RAN,
  RUN,
  SERVED,
  SERVICE,
} from './__testUtils__/events';
import { World } from './__testUtils__/world';

const clock = (text: string) => new Date(iso(text));
const timeOf = (value: string | Date | null) => value && new Date(value);

describeEachDatabase('Records', { migrations }, ({ create }) => {
  const projected = async (...events: LoggedEvent[]) => {
    const world = new World(await create());
    await world.tell(...events);
    await world.settle();
    return world;
  };

  it('makes a change, with its commits and components', async () => {
    const { knex } = await projected(...COURSE, gitEvent());

    const [change] = await knex('change');
    expect({
      ...change,
      number: Number(change.number),
      is_bot: Boolean(change.is_bot),
      first_commit_at: timeOf(change.first_commit_at),
      ready_at: timeOf(change.ready_at),
      merged_at: timeOf(change.merged_at),
      closed_at: timeOf(change.closed_at),
      paths: fromJsonColumn(knex, change.paths),
      record: fromJsonColumn(knex, change.record),
    }).toEqual({
      id: CHANGE,
      repository: 'github.com/acme/orders',
      number: 7,
      first_commit_at: clock('07:00:00'),
      ready_at: clock('10:00:00'),
      merged_at: clock('15:00:00'),
      closed_at: null,
      merge_sha: MERGE,
      cohort: 'assisted',
      is_bot: false,
      paths: ['src/price.ts'],
      record: expect.objectContaining({
        change: expect.objectContaining({ title: 'Round prices to cents' }),
      }),
    });
    expect(await knex('change_commit').orderBy('sha')).toEqual(
      [HEAD, FORCED, MERGE].map(sha => ({ change_id: CHANGE, sha })),
    );
    expect(await knex('change_component')).toEqual([
      { change_id: CHANGE, component: 'github.com/acme/orders' },
    ]);
  });

  it('makes deployments of what GitHub and the portal tell', async () => {
    const { knex } = await projected(...DEPLOYED, ...SERVED);

    const deployments = await knex('deployment').orderBy('took_effect_at');
    expect(
      deployments.map(it => ({
        subject: it.subject,
        id: it.id,
        component: it.component,
        environment: it.environment,
        production: Boolean(it.is_production),
        sha: it.sha,
        result: it.result,
        at: timeOf(it.took_effect_at),
      })),
    ).toEqual([
      {
        subject: SERVICE,
        id: 'deployment:https://portal.acme.test deployment-1',
        component: 'component:default/orders',
        environment: 'staging',
        production: false,
        sha: HEAD,
        result: 'succeeded',
        at: clock('15:30:00'),
      },
      {
        subject: DEPLOYMENT,
        id: DEPLOYMENT,
        component: 'github.com/acme/orders',
        environment: 'production',
        production: true,
        sha: HEAD,
        result: 'succeeded',
        at: clock('16:05:00'),
      },
    ]);
    const [removal] = await knex('service_removal');
    expect([removal.environment, timeOf(removal.removed_at)]).toEqual([
      'staging',
      clock('18:00:00'),
    ]);
  });

  it('makes a run of a workflow', async () => {
    const { knex } = await projected(...RAN);

    const [run] = await knex('pipeline_run');
    expect([
      run.subject,
      run.repository,
      run.sha,
      run.name,
      run.result,
      Number(run.attempt),
      timeOf(run.queued_at),
      timeOf(run.started_at),
      timeOf(run.finished_at),
    ]).toEqual([
      RUN,
      'github.com/acme/orders',
      HEAD,
      'CI',
      'failed',
      1,
      clock('13:00:00'),
      clock('13:02:00'),
      clock('13:10:00'),
    ]);
  });

  it('makes an incident', async () => {
    const { knex } = await projected(...HURT);

    const [incident] = await knex('incident');
    expect([
      incident.id,
      incident.component,
      timeOf(incident.detected_at),
      timeOf(incident.resolved_at),
    ]).toEqual([
      ISSUE,
      'github.com/acme/orders',
      clock('17:00:00'),
      clock('19:00:00'),
    ]);
  });

  it('makes a request for an environment', async () => {
    const { knex } = await projected(...MADE);

    const [asked] = await knex('environment_request');
    expect([
      asked.id,
      asked.component,
      timeOf(asked.requested_at),
      timeOf(asked.ready_at),
      timeOf(asked.ended_at),
    ]).toEqual([
      ENVIRONMENT,
      'component:default/orders',
      clock('08:00:00'),
      clock('08:04:00'),
      null,
    ]);
  });

  it('leaves out nothing of a day, and no mark', async () => {
    const world = await projected(...DAY);

    expect(await world.knex('left_out')).toEqual([]);
    expect(await world.marked()).toEqual([]);
  });

  it('replaces records, and takes away those of what turns out to be none', async () => {
    const world = await projected(HURT[0], DEPLOYED[0]);
    expect(await world.knex('incident').pluck('resolved_at')).toEqual([null]);

    const [, closed] = HURT;
    const issue = closed.payload?.issue;
    await world.tell(DEPLOYED[2], {
      ...closed,
      payload: {
        ...closed.payload,
        issue: Object.assign({}, issue, { labels: [] }),
      },
    });
    await world.settle();

    expect(await world.knex('incident')).toEqual([]);
    expect(await world.knex('deployment').pluck('result')).toEqual([
      'succeeded',
    ]);
    expect(await world.knex('left_out')).toEqual([
      { subject: ISSUE, record: 'incident', reason: 'notAnIncident', times: 1 },
    ]);
  });
});
