import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { JsonObject } from '@backstage/types';
import {
  catalog,
  directory,
  hosts,
  NOW,
  providersFor,
  read,
  readAll,
  readCsv,
} from './__testUtils__/feeds';

describe('FeedProvider', () => {
  it('reads identifiers from a CSV file', async () => {
    await writeFile(
      join(directory, 'hosts.csv'),
      'host,service\nPAY.acme.test,payments\norders.acme.test:443,component:shop/orders\n',
    );
    const { identifiers, problems } = await read({ path: 'hosts.csv' });
    expect(identifiers).toEqual([
      {
        kind: 'host',
        key: 'pay.acme.test',
        entityRef: 'component:default/payments',
        rule: 'column host',
        observedAt: NOW,
        confidence: 1,
      },
      {
        kind: 'host',
        key: 'orders.acme.test',
        entityRef: 'component:shop/orders',
        rule: 'column host',
        observedAt: NOW,
        confidence: 1,
      },
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'rows.json',
      '{"data": [{"host": "a.acme.test", "service": "orders"}]}',
      { items: 'data' },
    ],
    ['rows.jsonl', '{"host": "a.acme.test", "service": "orders"}\n', {}],
    ['rows.yaml', '- host: a.acme.test\n  service: orders\n', {}],
    ['rows.tsv', 'host\tservice\na.acme.test\torders\n', {}],
    ['rows.csv.gz', gzipSync('host,service\na.acme.test,orders\n'), {}],
    [
      'rows.txt',
      'a.acme.test;orders',
      { format: 'csv', csv: { delimiter: ';', columns: ['host', 'service'] } },
    ],
  ])('reads %s', async (path, content, more) => {
    await writeFile(join(directory, path), content);
    expect((await read({ path, ...more })).found).toEqual([
      'host a.acme.test → component:default/orders',
    ]);
  });

  it('makes several identifiers of a row, of kinds that the row names', async () => {
    const { identifiers, found } = await readCsv(
      'type,id,hosts,svc,page\nimage,registry.acme.test/a:1,"a.acme.test, b.acme.test",Orders,https://acme.test/1\n',
      {
        entity: { field: 'svc', by: 'name' },
        identifiers: [
          { kind: { field: 'type' }, key: { field: 'id' } },
          {
            kind: { constant: 'host' },
            key: { field: 'hosts', separator: ',' },
          },
          {
            kind: { constant: 'service-name' },
            key: { field: 'svc', prefix: 'shop-' },
          },
        ],
        link: { field: 'page' },
        confidence: 0.8,
      },
    );
    expect(found).toEqual([
      'image registry.acme.test/a:1 → component:default/orders',
      'host a.acme.test → component:default/orders',
      'host b.acme.test → component:default/orders',
      'service-name shop-orders → component:default/orders',
    ]);
    expect(identifiers[0]).toMatchObject({
      link: 'https://acme.test/1',
      confidence: 0.8,
    });
  });

  it('reads fields that are deep in a row', async () => {
    await writeFile(
      join(directory, 'pods.json'),
      JSON.stringify({
        items: [
          {
            metadata: {
              name: 'orders',
              labels: { 'acme.test/owner': 'orders' },
            },
            spec: {
              containers: [{ image: 'acme/a:1' }, { image: 'acme/b:2' }],
            },
          },
        ],
      }),
    );
    const { found } = await read({
      path: 'pods.json',
      items: 'items',
      mapping: {
        entity: { field: "metadata.labels['acme.test/owner']" },
        identifiers: [
          {
            kind: { constant: 'image' },
            key: { field: 'spec.containers[].image' },
          },
        ],
      },
    });
    expect(found).toEqual([
      'image docker.io/acme/a:1 → component:default/orders',
      'image docker.io/acme/b:2 → component:default/orders',
    ]);
  });

  describe('finds the entity', () => {
    const GOOD: Record<string, string> = {
      ref: 'orders',
      name: 'Orders',
      repo: 'acme/orders',
    };
    const by = (entity: JsonObject, value: string) =>
      readCsv(
        `host,owner\na.acme.test,${value}\nok.acme.test,${
          GOOD[String(entity.by)]
        }\n`,
        {
          ...hosts,
          entity: { field: 'owner', ...entity },
        },
      );
    it.each([
      [{ by: 'ref' }, 'API:Shop/Orders', 'api:shop/orders'],
      [{ by: 'ref', kinds: ['system'] }, 'ordering', 'system:default/ordering'],
      [{ by: 'name' }, 'Orders', 'component:default/orders'],
      [
        { by: 'name', kinds: ['Component'] },
        'twin-1',
        'component:default/twin-1',
      ],
      [
        { by: 'repo' },
        'https://github.com/acme/orders.git',
        'component:default/orders',
      ],
    ])('by %j from %s', async (entity, value, expected) => {
      const text = `host,owner\na.acme.test,${value}\n`;
      const { found } = await readCsv(text, {
        ...hosts,
        entity: { field: 'owner', ...entity },
      });
      expect(found).toEqual([`host a.acme.test → ${expected}`]);
    });

    it.each([
      [{ by: 'name' }, 'Ordrs', "no component is found by 'Ordrs'"],
      [
        { by: 'name' },
        'Twins',
        "'Twins' means 2 entities: component:default/twin-1, component:default/twin-2",
      ],
      [{ by: 'ref' }, 'component:', "'component:' is not an entity ref"],
      [{ by: 'ref' }, 'two words', "'two words' is not an entity ref"],
      [{ by: 'ref' }, '', "it names no entity: 'owner' is empty"],
    ])('or says why not, by %j from %j', async (entity, value, message) => {
      const { problems, found } = await by(entity, value);
      expect(problems).toEqual([`line 2: ${message}`]);
      expect(found).toHaveLength(1);
    });

    it('that is always the same', async () => {
      const { found } = await readCsv('host\na.acme.test\n', {
        ...hosts,
        entity: { constant: 'component:default/orders' },
      });
      expect(found).toEqual(['host a.acme.test → component:default/orders']);
    });

    it('only once the catalog has been read', async () => {
      const mapping = { ...hosts, entity: { field: 'service', by: 'name' } };
      const notReady = { catalog: { ...catalog, isReady: () => false } };
      await expect(
        read({ path: 'hosts.csv', mapping }, notReady),
      ).rejects.toThrow(/the catalog has not been read yet/);
      await expect(
        read({ path: 'hosts.csv' }, notReady),
      ).resolves.toBeDefined();
    });
  });

  it('hands over the same for the same', async () => {
    const rows = Array.from(
      { length: 2500 },
      (_, index) => `h${index}.acme.test,orders`,
    );
    await writeFile(
      join(directory, 'many.csv'),
      ['host,service', ...rows].join('\n'),
    );
    const [provider] = providersFor([
      { id: 'test', path: 'many.csv', mapping: hosts },
    ]);
    const first = await readAll(provider);
    expect(first.identifiers).toHaveLength(2500);
    expect(await readAll(provider)).toEqual(first);
  });

  it('refuses more rows than it may have', async () => {
    await writeFile(
      join(directory, 'four.csv'),
      'host,service\na,b\na,b\na,b\n',
    );
    await expect(read({ path: 'four.csv' }, { maxRows: 2 })).rejects.toThrow(
      /more than 2 rows/,
    );
  });
});
