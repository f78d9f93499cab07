import { gitEvent } from '../projections/__testUtils__/changes';
import { at, logged } from '../projections/__testUtils__/logged';
import {
  CHANGE,
  iso,
  MERGE,
  repository,
} from '../projections/__testUtils__/pullRequests';
import { DAY, RAN } from './__testUtils__/events';
import { foldSubject, isProjected } from './foldSubject';
import { RECORD_TABLES } from './rows';
import { sourceRules } from './sourceRules';

const rules = sourceRules('the key of tests');
const COMMIT = `commit:github.com/acme/orders@${MERGE}`;

const checked = logged({
  source: 'github',
  eventId: 'checked',
  type: 'github.check_run',
  subject: COMMIT,
  occurredAt: new Date(at('15:20:00')),
  payload: {
    repository,
    check_run: {
      id: 31,
      name: 'lint',
      head_sha: MERGE,
      status: 'completed',
      conclusion: 'success',
      started_at: iso('15:10:00'),
      completed_at: iso('15:20:00'),
    },
  },
});

describe('foldSubject', () => {
  it('makes a change and runs of a commit, and leaves neither out of the other', () => {
    const told = gitEvent({ number: undefined });
    const { records, leftOut } = foldSubject(
      { subject: COMMIT, events: [told, checked] },
      rules,
    );

    expect(told.subject).toBe(COMMIT);
    expect(leftOut).toEqual([]);
    expect(records).toMatchObject({
      change: { record: { change: { id: COMMIT } }, paths: ['src/price.ts'] },
      deployments: [],
      runs: [{ name: 'lint', sha: MERGE, finishedAt: at('15:20:00') }],
    });
    const runs = RECORD_TABLES.find(it => it.table === 'pipeline_run');
    expect(runs?.rowsOf(COMMIT, records)).toEqual([
      expect.objectContaining({ repository: 'github.com/acme/orders' }),
    ]);
  });

  it('counts events without payload, by what they would have told of', () => {
    const { payload: _payload, ...forgotten } = checked;

    expect(
      foldSubject({ subject: COMMIT, events: [forgotten, ...RAN] }, rules),
    ).toMatchObject({
      leftOut: [
        { record: 'pipeline_run', reason: 'otherSubject', times: 2 },
        { record: 'pipeline_run', reason: 'payloadForgotten', times: 1 },
      ],
      forgotten: 1,
    });
  });

  it.each([
    ['before 1970', -1],
    ['after the year 9999', Date.UTC(10_000, 0)],
  ])(
    'leaves a time %s to the record, since commits can say anything',
    (_, firstCommitAt) => {
      const told = gitEvent();
      const { records } = foldSubject(
        {
          subject: CHANGE,
          events: [{ ...told, payload: { ...told.payload, firstCommitAt } }],
        },
        rules,
      );
      const [change] = RECORD_TABLES;

      expect(records.change?.record.change.firstCommitAt).toBe(firstCommitAt);
      expect(change.rowsOf(CHANGE, records)).toEqual([
        expect.objectContaining({ first_commit_at: null }),
      ]);
    },
  );

  it('knows of which subjects records are made', () => {
    expect(DAY.every(({ subject }) => isProjected(subject!))).toBe(true);
    expect(isProjected('release:github.com/acme/orders@v1')).toBe(true);
    expect(isProjected('ref:github.com/acme/orders@refs/heads/x')).toBe(false);
    expect(isProjected('change')).toBe(false);
  });
});
