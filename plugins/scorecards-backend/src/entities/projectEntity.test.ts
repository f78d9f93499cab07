import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { projectEntity } from './projectEntity';

const entity = (rest: Partial<Entity> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'Orders' },
  ...rest,
});

const spec = (written: JsonObject, rest: Partial<Entity> = {}) =>
  projectEntity(entity({ spec: written, ...rest }));

const documentOf = (it: Entity): Entity =>
  JSON.parse(projectEntity(it).document);

describe('projectEntity', () => {
  it('takes what is needed of an entity', () => {
    expect(
      projectEntity({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'orders',
          namespace: 'shop',
          title: 'Order Service',
          annotations: { 'groundwork.dev/tier': '2' },
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'pay' },
        relations: [{ type: 'ownedBy', targetRef: 'group:default/orders' }],
      }),
    ).toEqual({
      entityRef: 'component:shop/orders',
      digest: expect.stringMatching(/^[\w-]{43}$/),
      kind: 'component',
      title: 'Order Service',
      titleKey: 'order service',
      type: 'service',
      lifecycle: 'production',
      tier: 2,
      ownerRef: 'group:default/orders',
      parentRef: undefined,
      document: expect.any(String),
    });
  });

  it.each<[string, Entity, string]>([
    ['its title', entity({ metadata: { name: 'a', title: 'A b' } }), 'A b'],
    [
      "its profile's name",
      entity({ spec: { profile: { displayName: 'Ada' } } }),
      'Ada',
    ],
    ['its name', entity({ spec: { profile: ['Ada'] } }), 'Orders'],
    [
      'its name when its title is blank',
      entity({ metadata: { name: 'a', title: ' ' } }),
      'a',
    ],
  ])('calls an entity by %s', (_, it, title) => {
    expect(projectEntity(it).title).toBe(title);
  });

  it.each<[string, JsonObject, Partial<Entity>, string]>([
    ['nobody', {}, {}, ''],
    ['a name', { owner: 'Pay' }, {}, 'group:default/pay'],
    [
      'a name in a namespace',
      { owner: 'pay' },
      { metadata: { name: 'a', namespace: 'shop' } },
      'group:shop/pay',
    ],
    ['a user', { owner: 'user:ada' }, {}, 'user:default/ada'],
    ['what is no ref', { owner: 'group:' }, {}, ''],
    ['what cannot be stored', { owner: 'a\0' }, {}, ''],
    ['a list', { owner: ['pay'] }, {}, ''],
    [
      'the first of two relations, before its spec',
      { owner: 'pay' },
      {
        relations: [
          { type: 'partOf', targetRef: 'system:default/shop' },
          { type: 'ownedBy', targetRef: 'group:default/first' },
          { type: 'ownedBy', targetRef: 'group:default/second' },
        ],
      },
      'group:default/first',
    ],
    [
      'itself, if it is a group',
      { owner: 'pay' },
      { kind: 'Group' },
      'group:default/orders',
    ],
  ])('is owned by %s', (_, written, rest, ownerRef) => {
    expect(spec(written, rest).ownerRef).toBe(ownerRef);
  });

  it('knows the group above a group', () => {
    const group = (rest: Partial<Entity>) =>
      projectEntity(entity({ kind: 'Group', ...rest })).parentRef;

    expect(group({ spec: { parent: 'acme' } })).toBe('group:default/acme');
    expect(
      group({
        spec: { parent: 'acme' },
        relations: [{ type: 'childOf', targetRef: 'group:default/shop' }],
      }),
    ).toBe('group:default/shop');
    expect(group({})).toBeUndefined();
    expect(spec({ parent: 'acme' }).parentRef).toBeUndefined();
  });

  it.each([
    ['1', 1],
    [' 9 ', 9],
    ['0', 0],
    ['10', 0],
    ['1.5', 0],
    ['gold', 0],
    [undefined, 0],
  ])('takes tier %j for %d', (written, tier) => {
    const annotations = written
      ? { 'groundwork.dev/tier': written }
      : undefined;

    expect(
      projectEntity(entity({ metadata: { name: 'a', annotations } })).tier,
    ).toBe(tier);
  });

  it('keeps a document for filters, without what changes by itself or is long', () => {
    const it = entity({
      metadata: {
        name: 'orders',
        uid: 'u',
        etag: 'e',
        managedFields: [{ manager: 'kubectl' }],
        tags: ['java'],
      },
      spec: { type: 'openapi', definition: 'openapi: 3.1.0' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/pay' }],
    });

    expect(documentOf({ ...it, status: { items: [] } } as Entity)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders', tags: ['java'] },
      spec: { type: 'openapi' },
      relations: [{ type: 'ownedBy', targetRef: 'group:default/pay' }],
    });
  });

  it('cuts long texts and lists', () => {
    const { metadata, spec: cut } = documentOf(
      entity({
        metadata: { name: 'a', description: 'x'.repeat(10_000) },
        spec: { subcomponents: Array(500).fill('a') },
      }),
    );

    expect(metadata.description).toHaveLength(4_096);
    expect(cut?.subcomponents).toHaveLength(200);
  });

  it('keeps relations of few targets before those of many', () => {
    const parts = Array.from({ length: 500 }, (_, index) => ({
      type: 'hasPart',
      targetRef: `component:default/c${index}`,
    }));
    const owner = { type: 'ownedBy', targetRef: 'group:default/pay' };

    const { relations } = documentOf(entity({ relations: [...parts, owner] }));

    expect(relations).toHaveLength(200);
    expect(relations?.slice(0, 2)).toEqual([owner, parts[0]]);
  });

  it('keeps within 64 KiB whatever there is', () => {
    const annotations = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `example.com/${index}`,
        'é'.repeat(3_000),
      ]),
    );

    const { document } = projectEntity(
      entity({ metadata: { name: 'orders', annotations } }),
    );

    expect(Buffer.byteLength(document)).toBeLessThanOrEqual(64 * 1024);
    expect(JSON.parse(document).metadata.name).toBe('orders');
  });

  it('does without what is nested too deep, and what cannot be stored', () => {
    let deep: JsonObject = { end: true };
    for (let count = 0; count < 5_000; count++) {
      deep = { deep };
    }

    const { metadata } = documentOf(
      entity({
        metadata: { name: 'a', title: 'a\0b \ud83d', description: 'ok' },
        spec: deep,
      }),
    );

    expect(metadata).toEqual({
      name: 'a',
      title: 'a\ufffdb \ufffd',
      description: 'ok',
    });
  });

  it('refuses a name that cannot be stored', () => {
    expect(() => projectEntity(entity({ metadata: { name: 'a\0' } }))).toThrow(
      'its name has characters that cannot be stored',
    );
  });

  it('has another digest when something that is kept has changed', () => {
    const digestOf = (rest: Partial<Entity>) =>
      projectEntity(entity(rest)).digest;
    const metadata = { name: 'Orders' };

    expect(digestOf({ metadata: { ...metadata, etag: 'other' } })).toBe(
      digestOf({}),
    );
    const others = [
      { metadata: { ...metadata, tags: ['a'] } },
      { spec: { type: 'service' } },
      { spec: { owner: 'pay' } },
      { relations: [{ type: 'ownedBy', targetRef: 'group:default/pay' }] },
    ].map(digestOf);
    expect(new Set([digestOf({}), ...others]).size).toBe(5);
  });
});
