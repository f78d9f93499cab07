import { mockServices } from '@backstage/backend-test-utils';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { OnCallProvider } from '@groundwork/backstage-plugin-ownership-node';
import { projectEntity } from '../domain/projection';
import { OnCallService } from './OnCallService';

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

function ask(...providers: OnCallProvider[]): Promise<OnCall> {
  const service = new OnCallService({
    providers,
    find: ref => (ref === owner.entityRef ? owner : undefined),
    logger: mockServices.logger.mock(),
    budgetMs: 20,
  });
  return service.onCall(entity, at);
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
    expect(await ask(late)).toMatchObject({ status: 'unavailable' });
  });

  it('gives the reasons of all providers that failed', async () => {
    const answer = await ask(
      provider('ical', async () => {
        throw new Error('no calendar');
      }),
      provider('pagerduty', () => {
        throw new Error('401 Unauthorized');
      }),
      provider('other', async () => undefined),
    );
    expect(answer).toEqual({
      status: 'unavailable',
      levels: [],
      schedule: 'payments-core',
      reason: 'ical: no calendar; pagerduty: 401 Unauthorized',
    });
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
