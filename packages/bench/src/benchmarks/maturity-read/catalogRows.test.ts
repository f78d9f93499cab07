import { catalogRowsOf } from './catalogRows';

const times = {
  readAt: new Date('2026-11-22T00:00:00Z'),
  nextAt: new Date('2036-11-22T00:00:00Z'),
};
const team = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'Pay',
    namespace: 'default',
    tags: ['Money'],
    annotations: { note: 'x'.repeat(201) },
  },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'childOf', targetRef: 'group:default/company' }],
};
const rows = catalogRowsOf([team], times);

describe('catalogRowsOf', () => {
  it('indexes an entity as the catalog does', () => {
    const [{ entity_id: id }] = rows.final_entities;
    const found = rows.search.map(({ key, value, original_value }) => [
      key,
      value,
      original_value,
    ]);
    expect(found).toEqual([
      ['apiversion', 'backstage.io/v1alpha1', 'backstage.io/v1alpha1'],
      ['kind', 'group', 'Group'],
      ['metadata.tags', 'money', 'Money'],
      ['metadata.tags.money', 'true', 'true'],
      ['metadata.annotations.note', null, null],
      ['spec.type', 'team', 'team'],
      ['metadata.name', 'pay', 'Pay'],
      ['metadata.namespace', 'default', 'default'],
      ['metadata.uid', id, id],
      ['relations.childof', 'group:default/company', 'group:default/company'],
    ]);
  });

  it('has it stitched, with its relations and an id', () => {
    const [{ entity_id: id, entity_ref: ref, final_entity: text }] =
      rows.final_entities;
    expect(ref).toBe('group:default/pay');
    expect(JSON.parse(String(text))).toEqual({
      ...team,
      metadata: { ...team.metadata, uid: id, etag: expect.any(String) },
    });
    expect(rows.relations).toEqual([
      {
        originating_entity_id: id,
        source_entity_ref: 'group:default/pay',
        type: 'childOf',
        target_entity_ref: 'group:default/company',
      },
    ]);
  });

  it('has it processed, of a provider, and not due for long', () => {
    const [state] = rows.refresh_state;
    expect(state).toMatchObject({
      entity_ref: 'group:default/pay',
      next_update_at: '2036-11-22T00:00:00.000Z',
      errors: '[]',
    });
    expect(JSON.parse(String(state.processed_entity))).not.toHaveProperty(
      'relations',
    );
    expect(rows.refresh_state_references).toEqual([
      { source_key: 'synthetic', target_entity_ref: 'group:default/pay' },
    ]);
  });
});
