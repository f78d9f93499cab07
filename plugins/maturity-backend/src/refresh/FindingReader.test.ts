import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  ConstraintAnswer,
  DeliveryApi,
} from '@groundwork/backstage-plugin-delivery-common';
import { responseError } from '../__testUtils__/World';
import { StoredFinding } from '../store';
import { findingOf } from '../store/__testUtils__/rows';
import { FindingReader } from './FindingReader';

const NOW = '2026-11-22T12:00:00.000Z';
const SCOPES = ['all', 'a', 'b', 'c', 'd', 'e'];

const call = {
  credentials: mockCredentials.service(),
  signal: new AbortController().signal,
};

const answerOf = (scope: string): ConstraintAnswer => ({
  ...findingOf(scope, NOW).constraint,
  asOf: NOW,
  remarks: [],
  examples: [],
});

/** What was found where there was enough to tell. */
function named(scope: string, readAt: string): StoredFinding {
  const known = findingOf(scope, readAt);
  return {
    ...known,
    constraint: {
      ...known.constraint,
      finding: {
        status: 'named',
        stage: 'review',
        runnerUp: 'test',
        share: 0.9,
        mergedChanges: 40,
        gapHours: { value: 3 },
        stages: [],
      },
    },
  };
}

function readerWith(getConstraint: DeliveryApi['getConstraint']) {
  return new FindingReader({
    delivery: { as: () => ({ getConstraint } as DeliveryApi) },
    logger: mockServices.logger.mock(),
    now: () => new Date(NOW),
  });
}

describe('FindingReader', () => {
  it('asks two at once', async () => {
    let atOnce = 0;
    let most = 0;
    const reader = readerWith(async ({ scope }) => {
      most = Math.max(most, ++atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return answerOf(scope);
    });

    const { findings, failure } = await reader.read(SCOPES, call);

    expect(findings.map(it => it.constraint.scope).sort()).toEqual(
      [...SCOPES].sort(),
    );
    expect(failure).toBeUndefined();
    expect(most).toBe(2);
  });

  it('gives up a delivery that does not answer', async () => {
    const getConstraint = jest.fn(async () => {
      throw new Error('silent');
    });

    const { findings, failure } = await readerWith(getConstraint).read(
      SCOPES,
      call,
    );

    expect(findings).toEqual([]);
    expect(failure).toEqual(new Error('silent'));
    expect(getConstraint.mock.calls.length).toBeLessThan(SCOPES.length);
  });

  it('goes on when delivery does not know a team yet', async () => {
    const unknown = await responseError(404, 'There is no a');
    const reader = readerWith(async ({ scope }) => {
      if (scope === 'a') {
        throw unknown;
      }
      return answerOf(scope);
    });

    const { findings, failure } = await reader.read(SCOPES, call);

    expect(findings).toHaveLength(SCOPES.length - 1);
    expect(failure).toBeUndefined();
  });

  it('asks those last that delivery could not tell of', async () => {
    const reader = readerWith(async ({ scope }) => {
      if (['all', 'a', 'b'].includes(scope)) {
        throw new Error('too slow');
      }
      return answerOf(scope);
    });
    await reader.read(reader.dueOf(SCOPES, new Map()), call);

    const due = reader.dueOf(SCOPES, new Map());

    // Or else three that always fail would keep all others from being asked of
    expect(due.slice(0, 3)).toEqual(['c', 'd', 'e']);
    const { findings } = await reader.read(due, call);
    expect(findings.map(it => it.constraint.scope)).toEqual(['c', 'd', 'e']);
  });

  it('asks again after an hour, those first that were never asked of', () => {
    const known = new Map([
      ['all', named('all', '2026-11-22T11:00:00.000Z')],
      ['a', named('a', '2026-11-22T10:59:59.999Z')],
      ['b', named('b', '2026-11-22T09:00:00.000Z')],
    ]);

    expect(readerWith(jest.fn()).dueOf(['all', 'a', 'b', 'c'], known)).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  it('asks again after five minutes where it could not be told', () => {
    const known = new Map([
      ['all', findingOf('all', '2026-11-22T11:55:00.000Z')],
      ['a', findingOf('a', '2026-11-22T11:54:59.999Z')],
    ]);

    expect(readerWith(jest.fn()).dueOf(['all', 'a'], known)).toEqual(['a']);
  });
});
