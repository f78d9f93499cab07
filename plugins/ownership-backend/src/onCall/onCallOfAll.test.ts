import { mockServices } from '@backstage/backend-test-utils';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { OnCallProvider } from '@groundwork/backstage-plugin-ownership-node';
import { EntityProjection, projectEntity } from '../domain/projection';
import { OnCallService, OnCallServiceOptions } from './OnCallService';

const at = new Date('2026-11-21T03:00:00Z');

function component(name: string, schedule?: string): EntityProjection {
  return projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      ...(schedule && { annotations: { 'groundwork.dev/on-call': schedule } }),
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments-core' }],
  });
}

const onCallFor = (name: string): OnCall => ({
  status: 'known',
  levels: [{ level: 1, people: [{ name: `on call for ${name}` }] }],
});

function setUp(
  onCall: OnCallProvider['onCall'],
  rest: Partial<OnCallServiceOptions> = {},
) {
  const asked = jest.fn(onCall);
  const service = new OnCallService({
    providers: [{ id: 'test', onCall: asked }],
    find: () => undefined,
    logger: mockServices.logger.mock(),
    ...rest,
  });
  return { asked, service };
}

const inShort = (answers: OnCall[]) =>
  answers.map(({ levels }) => levels[0]?.people[0].name);

describe('on-call of many entities', () => {
  it('is asked for each, in their order, where providers may tell them apart', async () => {
    const { asked, service } = setUp(async ({ entityRef }) =>
      onCallFor(entityRef),
    );

    const answers = await service.onCallOfAll(
      [component('ledger', 'core'), component('payments', 'core')],
      at,
    );

    expect(inShort(answers)).toEqual([
      'on call for component:default/ledger',
      'on call for component:default/payments',
    ]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('is asked once for each schedule, where they have the same answer', async () => {
    const { asked, service } = setUp(
      async ({ annotations }) =>
        onCallFor(annotations['groundwork.dev/on-call']),
      { sharesAnswers: true },
    );

    const answers = await service.onCallOfAll(
      [
        component('ledger', 'core'),
        component('web', 'shop'),
        component('payments', 'core'),
      ],
      at,
    );

    expect(inShort(answers)).toEqual([
      'on call for core',
      'on call for shop',
      'on call for core',
    ]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('is not waited for longer than one deadline for all', async () => {
    const { asked, service } = setUp(
      async ({ entityRef }) =>
        entityRef.endsWith('-0') ? onCallFor('e-0') : new Promise(() => {}),
      { budgetMs: 1_000_000, requestBudgetMs: 20 },
    );

    const answers = await service.onCallOfAll(
      Array.from({ length: 1_000 }, (_, number) => component(`e-${number}`)),
      at,
    );

    expect(answers[0]).toEqual(onCallFor('e-0'));
    expect(answers).toHaveLength(1_000);
    for (const answer of answers.slice(1)) {
      expect(answer).toEqual({
        status: 'unavailable',
        levels: [],
        reason: expect.stringMatching(
          /^(?:test: )?no answer within the 20 ms that all questions of a request have$/,
        ),
      });
    }
    expect(asked.mock.calls.length).toBeLessThan(20);
  });
});
