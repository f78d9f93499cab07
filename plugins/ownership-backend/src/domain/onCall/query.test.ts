import { projectEntity } from '../projection';
import { onCallQueryOf } from './query';

const at = new Date('2026-11-21T03:00:00Z');

function projected(
  kind: string,
  name: string,
  annotations: Record<string, string>,
  owners: string[] = [],
) {
  return projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, annotations },
    relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
  });
}

describe('onCallQueryOf', () => {
  const groups = new Map(
    [
      projected('Group', 'one', { 'groundwork.dev/on-call': 'one' }),
      projected('Group', 'two', {
        'groundwork.dev/on-call': 'two',
        'opsgenie.com/team': 'Two',
      }),
    ].map(group => [group.entityRef, group]),
  );
  const owners = [
    'group:default/gone',
    'group:default/one',
    'group:default/two',
  ];

  it('takes the entity’s annotations, then those of its owners in order', () => {
    const entity = projected(
      'Component',
      'orders',
      { 'pagerduty.com/service-id': 'PORDERS' },
      owners,
    );
    expect(onCallQueryOf(entity, ref => groups.get(ref), at)).toEqual({
      entityRef: 'component:default/orders',
      owners,
      annotations: {
        'pagerduty.com/service-id': 'PORDERS',
        'groundwork.dev/on-call': 'one',
        'opsgenie.com/team': 'Two',
      },
      at,
    });
  });

  it('prefers the schedule of the entity itself', () => {
    const entity = projected(
      'Component',
      'orders',
      { 'groundwork.dev/on-call': 'orders' },
      owners,
    );
    const query = onCallQueryOf(entity, ref => groups.get(ref), at);
    expect(query.annotations['groundwork.dev/on-call']).toBe('orders');
  });
});
