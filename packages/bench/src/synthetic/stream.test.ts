import { Entity } from '@backstage/catalog-model';
import { createEntityStream, NOBODY, pickFields } from './stream';

const api: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'orders' },
  spec: { type: 'openapi', definition: 'much', system: 'ordering' },
};

describe('pickFields', () => {
  it('keeps what is asked for, whole or in part', () => {
    expect(
      pickFields(api, ['kind', 'metadata', 'relations', 'spec.type']),
    ).toEqual({
      kind: 'API',
      metadata: { name: 'orders' },
      spec: { type: 'openapi' },
    });
  });

  it('leaves out what nothing is asked of', () => {
    expect(pickFields(api, ['kind', 'spec.owner'])).toEqual({ kind: 'API' });
  });
});

describe('createEntityStream', () => {
  const read = async (count: number, fields: string[]) => {
    const pages: Entity[][] = [];
    const stream = createEntityStream(Array(count).fill(api), ['kind']);
    const options = { credentials: NOBODY };
    for await (const page of stream.streamEntities({ fields }, options)) {
      pages.push(page);
    }
    return pages;
  };

  it('gives all entities, five hundred at a time', async () => {
    const pages = await read(1_001, ['kind']);
    expect(pages.map(page => page.length)).toEqual([500, 500, 1]);
    expect(pages[2]).toEqual([{ kind: 'API' }]);
  });

  it('refuses to answer another question than it was made for', async () => {
    await expect(read(1, ['kind', 'metadata'])).rejects.toThrow(
      'The stream is asked for kind, metadata, and was made for kind',
    );
  });
});
