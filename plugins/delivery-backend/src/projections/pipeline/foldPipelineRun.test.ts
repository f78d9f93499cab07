import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { LoggedEvent } from '../../log';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import { HEAD, iso, repository } from '../__testUtils__/pullRequests';
import { foldPipelineRun } from './foldPipelineRun';

const RUN = 'pipelinerun:github.com/acme/orders/actions/runs/9';
const COMMIT = `commit:github.com/acme/orders@${HEAD}`;
const TREE = 'ee'.repeat(20);

const rules = {
  isRequired: ({ name }: { name: string }) =>
    name === 'test' ? true : undefined,
};
const fold = (subject: string, events: LoggedEvent[]) =>
  foldPipelineRun({ subject, events }, rules);

// Shapes as in https://docs.github.com/en/webhooks/webhook-events-and-payloads
function event(
  name: string,
  clock: string,
  fields: JsonObject & { id: number },
  subject = RUN,
) {
  return logged({
    source: 'github',
    eventId: `${name} ${clock} ${JSON.stringify(fields)}`,
    type: `github.${name}`,
    subject,
    occurredAt: new Date(at(clock)),
    payload: { repository, [name]: { head_sha: HEAD, ...fields } },
  });
}

const run = (clock: string, status: string, over: JsonObject = {}) =>
  event('workflow_run', clock, {
    id: 9,
    name: 'CI',
    run_attempt: 1,
    status,
    conclusion: null,
    created_at: iso('10:00:00'),
    run_started_at: iso('10:00:00'),
    updated_at: iso(clock),
    head_commit: { tree_id: TREE },
    ...over,
  });

const job = (clock: string, status: string, over: JsonObject = {}) =>
  event('workflow_job', clock, {
    id: 31,
    name: 'test',
    run_id: 9,
    run_attempt: 1,
    status,
    conclusion: null,
    created_at: iso('10:00:05'),
    // Of one that waits GitHub says that it started when it was made.
    started_at: iso(status === 'queued' ? '10:00:05' : '10:01:00'),
    completed_at: null,
    ...over,
  });

const check = (
  id: number,
  clock: string,
  status: string,
  over: JsonObject = {},
) =>
  event(
    'check_run',
    clock,
    {
      id,
      name: 'test',
      status,
      conclusion: null,
      started_at: iso('10:01:00'),
      completed_at: null,
      ...over,
    },
    COMMIT,
  );
const failed = { conclusion: 'timed_out', completed_at: iso('10:05:00') };

const cdEvent = (predicate: string, clock: string, customData: JsonObject) =>
  logged({
    source: '/ci',
    eventId: predicate,
    type: `dev.cdevents.pipelinerun.${predicate}`,
    subject: 'pipelinerun:/ci run-7',
    occurredAt: new Date(at(clock)),
    payload: {
      context: { source: '/ci', timestamp: iso(clock) },
      subject: {
        id: 'run-7',
        content: {
          pipelineName: 'build',
          ...(predicate === 'finished' && { outcome: 'success' }),
        },
      },
      customData,
    },
  });

describe('foldPipelineRun', () => {
  it('tells of the attempts and jobs of a workflow', () => {
    const again = { run_attempt: 2, run_started_at: iso('11:00:00') };
    const { record, leftOut } = fold(RUN, [
      run('10:00:00', 'queued'),
      run('10:01:00', 'in_progress'),
      run('10:05:00', 'completed', { conclusion: 'failure' }),
      run('11:00:00', 'queued', again),
      job('10:00:05', 'queued'),
      job('10:01:00', 'in_progress'),
      job('10:04:00', 'completed', {
        conclusion: 'failure',
        completed_at: iso('10:04:00'),
      }),
    ]);

    expect(leftOut).toEqual({});
    expect(record).toEqual([
      {
        id: 'run:github.com/acme/orders/9',
        sha: HEAD,
        tree: TREE,
        name: 'CI',
        attempt: 1,
        queuedAt: at('10:00:00'),
        startedAt: at('10:01:00'),
        finishedAt: at('10:05:00'),
        result: 'failed',
      },
      {
        id: 'run:github.com/acme/orders/9',
        sha: HEAD,
        tree: TREE,
        name: 'CI',
        attempt: 2,
        queuedAt: at('11:00:00'),
        result: 'running',
      },
      {
        id: 'check:github.com/acme/orders/31',
        sha: HEAD,
        tree: TREE,
        name: 'test',
        attempt: 1,
        queuedAt: at('10:00:05'),
        startedAt: at('10:01:00'),
        finishedAt: at('10:04:00'),
        result: 'failed',
        isRequired: true,
      },
    ]);
  });

  it('counts checks of one name as attempts, in the order of their numbers', () => {
    const { record } = fold(COMMIT, [
      check(100, '10:05:00', 'completed', failed),
      check(99, '10:05:00', 'completed', failed),
      check(101, '10:01:00', 'queued'),
      event(
        'check_suite',
        '10:00:00',
        { id: 1, head_commit: { tree_id: TREE } },
        COMMIT,
      ),
    ]);

    expect(record!.map(it => [it.id, it.attempt, it.result])).toEqual([
      ['check:github.com/acme/orders/99', 1, 'failed'],
      ['check:github.com/acme/orders/100', 2, 'failed'],
      ['check:github.com/acme/orders/101', 3, 'running'],
    ]);
    expect(record!.map(({ tree }) => tree)).toEqual([TREE, TREE, TREE]);
    expect(record![2]).toMatchObject({ queuedAt: at('10:01:00') });
  });

  it('runs still while it waits for somebody to act', () => {
    const waiting = run('10:00:05', 'completed', {
      conclusion: 'action_required',
    });
    const rest = [
      run('11:00:00', 'in_progress'),
      run('11:10:00', 'completed', { conclusion: 'success' }),
    ];

    const [open] = fold(RUN, [waiting]).record!;
    expect(open).toMatchObject({ result: 'running' });
    expect(open).not.toHaveProperty('finishedAt');
    expect(fold(RUN, [waiting, ...rest]).record).toMatchObject([
      {
        result: 'succeeded',
        startedAt: at('11:00:00'),
        finishedAt: at('11:10:00'),
      },
    ]);
    expect(
      fold(COMMIT, [
        check(99, '10:00:05', 'completed', {
          conclusion: 'action_required',
          completed_at: iso('10:00:05'),
        }),
      ]).record,
    ).toMatchObject([{ result: 'running', queuedAt: at('10:01:00') }]);
  });

  it('ends when what it came to in the end was first told', () => {
    const ended = (clock: string, conclusion: string) =>
      run(clock, 'completed', { conclusion });

    expect(
      fold(RUN, [
        ended('10:05:00', 'cancelled'),
        ended('10:20:00', 'success'),
        ended('10:30:00', 'success'),
      ]).record,
    ).toMatchObject([{ result: 'succeeded', finishedAt: at('10:20:00') }]);
  });

  it('calls by its number what has no name', () => {
    const names = [{ name: '' }, { name: null }, {}].map(
      over => fold(RUN, [run('10:00:00', 'queued', over)]).record?.[0].name,
    );

    expect(names).toEqual(['9', '9', 'CI']);
  });

  it('tells of a pipeline of CDEvents whose commit anything tells', () => {
    const events = (customData: JsonObject) => [
      cdEvent('queued', '10:00:00', {}),
      cdEvent('started', '10:01:00', customData),
      cdEvent('finished', '10:02:00', {}),
    ];
    const subject = 'pipelinerun:/ci run-7';

    expect(fold(subject, events({ commit: HEAD, attempt: 2 })).record).toEqual([
      {
        id: subject,
        sha: HEAD,
        name: 'build',
        attempt: 2,
        queuedAt: at('10:00:00'),
        startedAt: at('10:01:00'),
        finishedAt: at('10:02:00'),
        result: 'succeeded',
      },
    ]);
    expect(fold(subject, events({}))).toEqual({
      leftOut: { commitUnknown: 1 },
    });
  });

  it('is the same whatever the order and the repetitions', () => {
    const ofRun = [
      run('10:00:00', 'queued'),
      run('10:00:00', 'in_progress', { name: 'Renamed' }),
      run('10:00:00', 'completed', { conclusion: 'failure' }),
      run('10:00:00', 'completed', { conclusion: 'success' }),
      job('10:01:00', 'in_progress'),
    ];
    const ofCommit = [99, 100, 101].flatMap(id => [
      check(id, '10:05:00', 'completed', failed),
      check(id, '10:05:00', 'queued'),
    ]);

    for (const [subject, all] of [
      [RUN, ofRun],
      [COMMIT, ofCommit],
    ] as const) {
      fc.assert(
        fc.property(tellings(all), ({ once, told }) => {
          expect(JSON.stringify(fold(subject, told))).toBe(
            JSON.stringify(fold(subject, once)),
          );
        }),
      );
    }
  });

  it('never throws, whatever stands in a payload', () => {
    const one = job('10:04:00', 'completed', failed);

    fc.assert(
      fc.property(spoilt(one.payload!), payload => {
        const { record, leftOut } = fold(RUN, [{ ...one, payload }]);
        expect(record !== undefined || leftOut.notUnderstood === 1).toBe(true);
      }),
    );
  });
});
