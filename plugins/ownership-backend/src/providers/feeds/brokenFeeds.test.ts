import { readCsv } from './__testUtils__/feeds';

describe('a feed with rows that are wrong', () => {
  const typed = {
    entity: { field: 'service' },
    identifiers: [{ kind: { field: 'type' }, key: { field: 'id' } }],
  };

  it('says where and what, and reads the rest', async () => {
    const { found, problems } = await readCsv(
      [
        'type,id,service',
        'hostt,a.acme.test,orders',
        'host,not a host,orders',
        'host,,orders',
        'host,b.acme.test',
        'host,c.acme.test,orders',
      ].join('\n'),
      typed,
    );
    expect(problems).toEqual([
      expect.stringMatching(
        /^line 2: kind 'hostt' is not one of host, url, repo, path, .*entity$/,
      ),
      "line 3: 'not a host' is not a host",
      "line 4: it has no identifier: 'id' is empty",
      'line 5: it has 2 columns instead of 3',
    ]);
    expect(found).toEqual(['host c.acme.test → component:default/orders']);
  });

  it('tells a hundred problems, and counts the rest', async () => {
    const { found, problems } = await readCsv(
      `type,id,service\n${'host,?,orders\n'.repeat(
        250,
      )}host,a.acme.test,orders\n`,
      typed,
    );
    expect(problems).toHaveLength(101);
    expect(problems[100]).toBe('further on: 150 more problems');
    expect(found).toHaveLength(1);
  });

  it('fails when no row is right: then the feed has changed its form', async () => {
    await expect(
      readCsv('type,id,service\nhost,?,orders\nhost,?,orders\n', typed),
    ).rejects.toThrow(
      /^feed 'test', .*test\.csv: none of its 2 rows could be used; line 2: '\?' is not a host$/,
    );
  });

  it('fails when a column is missing', async () => {
    await expect(readCsv('type,service\n', typed)).rejects.toThrow(
      /there is no column 'id' among 'type', 'service'/,
    );
  });

  it('is empty when there are no rows', async () => {
    expect(await readCsv('type,id,service\n', typed)).toMatchObject({
      found: [],
      problems: [],
    });
  });
});
