import { Entity } from '@backstage/catalog-model';
import { withRelations } from './relations';

const entity = (kind: string, name: string, spec: Entity['spec']): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec,
});

describe('withRelations', () => {
  it('says on both sides what one of them says', () => {
    const [orders, db, ordering, team] = withRelations([
      entity('Component', 'orders', {
        owner: 'group:ordering-team',
        system: 'ordering',
        dependsOn: ['resource:orders-db'],
      }),
      entity('Resource', 'orders-db', { owner: 'group:ordering-team' }),
      entity('System', 'ordering', {}),
      entity('Group', 'ordering-team', {}),
    ]).map(({ relations }) => relations);

    expect(orders).toEqual([
      { type: 'ownedBy', targetRef: 'group:default/ordering-team' },
      { type: 'partOf', targetRef: 'system:default/ordering' },
      { type: 'dependsOn', targetRef: 'resource:default/orders-db' },
    ]);
    expect(db).toEqual([
      { type: 'dependencyOf', targetRef: 'component:default/orders' },
      { type: 'ownedBy', targetRef: 'group:default/ordering-team' },
    ]);
    expect(ordering).toEqual([
      { type: 'hasPart', targetRef: 'component:default/orders' },
    ]);
    expect(team).toEqual([
      { type: 'ownerOf', targetRef: 'component:default/orders' },
      { type: 'ownerOf', targetRef: 'resource:default/orders-db' },
    ]);
  });

  it('names each target once', () => {
    const [user] = withRelations([
      entity('User', 'ada', { memberOf: ['team', 'group:default/team'] }),
    ]);
    expect(user.relations).toEqual([
      { type: 'memberOf', targetRef: 'group:default/team' },
    ]);
  });
});
