import { mockServices } from '@backstage/backend-test-utils';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { OnCallProvider } from '@groundwork/backstage-plugin-ownership-node';
import { projectEntity } from '../domain/projection';
import { OnCallService, OnCallServiceOptions } from './OnCallService';
import { ShownError } from './ShownError';

const at = new Date('2026-11-21T03:00:00Z');

const entity = projectEntity({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments-core' }],
});
const owner = projectEntity({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'payments-core',
    annotations: { 'groundwork.dev/on-call': 'payments-core' },
  },
});

const ada: OnCall = {
  status: 'known',
  levels: [{ level: 1, people: [{ name: 'Ada Byron' }] }],
};
const silent: OnCall = { status: 'silent', levels: [] };

function provider(
  id: string,
  onCall: OnCallProvider['onCall'],
): jest.Mocked<OnCallProvider> {
  return { id, onCall: jest.fn(onCall) };
}

const logger = mockServices.logger.mock();
beforeEach(() => jest.clearAllMocks());

function serviceOf(
  providers: OnCallProvider[],
  rest: Partial<OnCallServiceOptions> = {},
): OnCallService {
  return new OnCallService({
    providers,
    find: ref => (ref === owner.entityRef ? owner : undefined),
    logger,
    budgetMs: 20,
    ...rest,
  });
}

function ask(...providers: OnCallProvider[]): Promise<OnCall> {
  return serviceOf(providers).onCall(entity, at);
}

describe('OnCallService', () => {
  it('asks with the annotations of the entity and its owners', async () => {
    const ical = provider('ical', async () => ada);
    expect(await ask(ical)).toBe(ada);
    expect(ical.onCall).toHaveBeenCalledWith(
      {
        entityRef: 'component:default/payments',
        owners: ['group:default/payments-core'],
        annotations: { 'groundwork.dev/on-call': 'payments-core' },
        at,
      },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('asks the next provider only if the one before has no schedule', async () => {
    const next = provider('next', async () => ada);
    expect(
      await ask(
        provider('none', async () => undefined),
        next,
      ),
    ).toBe(ada);
    expect(
      await ask(
        provider('silent', async () => silent),
        next,
      ),
    ).toBe(silent);
    expect(next.onCall).toHaveBeenCalledTimes(1);
  });

  it('asks the next provider after one that failed', async () => {
    const failing = provider('ical', async () => {
      throw new Error('no calendar');
    });
    expect(
      await ask(
        failing,
        provider('next', async () => ada),
      ),
    ).toBe(ada);
  });

  it('does not wait for a provider that is slow, and tells it', async () => {
    let signal: AbortSignal | undefined;
    const hanging = provider('pagerduty', (_, context) => {
      signal = context.signal;
      return new Promise(() => {});
    });
    expect(await ask(hanging)).toEqual({
      status: 'unavailable',
      levels: [],
      schedule: 'payments-core',
      reason: 'pagerduty: no answer within 20 ms',
    });
    expect(signal?.aborted).toBe(true);
  });

  it('survives a provider that fails after it was given up', async () => {
    const late = provider(
      'late',
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    expect(await ask(late)).toMatchObject({
      status: 'unavailable',
      reason: 'late: no answer within 20 ms',
    });
  });

  it('names all providers that failed, and shows only what we say ourselves', async () => {
    const answer = await ask(
      provider('ical', async () => {
        throw new ShownError('on-call.ics could not be read: no calendar');
      }),
      provider('pagerduty', () => {
        throw new Error('401 of https://pd.test/v2?token=s3cret');
      }),
      provider('slow', () => new Promise(() => {})),
      provider('other', async () => undefined),
    );
    expect(answer).toEqual({
      status: 'unavailable',
      levels: [],
      schedule: 'payments-core',
      reason:
        'ical: on-call.ics could not be read: no calendar; pagerduty: failed; slow: no answer within 20 ms',
    });
  });

  it('logs why a provider fails, once for each reason, with hosts only', async () => {
    const reasons = [
      'GET https://pd.test/v2?token=s3cret: 401',
      'GET https://pd.test/v2?token=other: 401',
      '503 Service Unavailable',
      'GET https://pd.test/v2?token=s3cret: 401',
    ];
    const service = serviceOf([
      provider('pagerduty', async () => {
        throw new Error(reasons.shift());
      }),
    ]);
    while (reasons.length > 0) {
      await service.onCall(entity, at);
    }
    expect(logger.warn.mock.calls).toEqual([
      ["On-call provider 'pagerduty': GET https://pd.test/…: 401"],
      ["On-call provider 'pagerduty': 503 Service Unavailable"],
    ]);
  });

  it('does not let changing reasons fill the log', async () => {
    let count = 0;
    const service = serviceOf([
      provider('pagerduty', async () => {
        count += 1;
        throw new Error(`request ${count} failed`);
      }),
    ]);
    for (let left = 200; left > 0; left--) {
      await service.onCall(entity, at);
    }
    expect(logger.warn).toHaveBeenCalledTimes(20);
  });

  it('says that a schedule is named and nobody knows it', async () => {
    expect(await ask()).toEqual({
      status: 'none',
      levels: [],
      schedule: 'payments-core',
      reason: "no provider knows the schedule 'payments-core'",
    });
  });

  it('says that there is no schedule', async () => {
    const service = new OnCallService({
      providers: [],
      find: () => undefined,
      logger: mockServices.logger.mock(),
    });
    expect(await service.onCall(entity, at)).toEqual({
      status: 'none',
      levels: [],
    });
  });
});
