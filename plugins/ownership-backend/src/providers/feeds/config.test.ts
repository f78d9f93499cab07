import { JsonObject } from '@backstage/types';
import { hosts, providersFor } from './__testUtils__/feeds';

describe('the configuration of feeds', () => {
  it('is named and refreshed as configured', () => {
    const [one, other] = providersFor([
      { id: 'one', path: 'a.csv', mapping: hosts },
      { id: 'other', path: 'a.csv', mapping: hosts, refresh: 'PT1H' },
    ]);
    expect([one.source, one.refreshPeriod]).toEqual([
      'feed:one',
      { minutes: 15 },
    ]);
    expect([other.source, other.refreshPeriod]).toEqual([
      'feed:other',
      { hours: 1 },
    ]);
  });

  describe('refuses a configuration', () => {
    const identifiers = (kind: JsonObject, key: JsonObject) => ({
      mapping: { entity: { field: 'x' }, identifiers: [{ kind, key }] },
    });

    it.each([
      [{ id: 'A B' }, /feed 'A B': the id must be lower-case/],
      [{ path: undefined }, /either path or url must be set/],
      [{ path: 'a' }, /format must be set, since the name does not end in/],
      [
        { format: 'xml' },
        /format is 'xml'; it must be csv, json, jsonl or yaml/,
      ],
      [{ csv: { delimiter: ';;' } }, /csv\.delimiter is ';;'/],
      [{ mapping: { ...hosts, identifiers: [] } }, /must not be empty/],
      [{ mapping: { ...hosts, confidence: 2 } }, /confidence is 2/],
      [
        { mapping: { ...hosts, entity: { field: 'a', by: 'magic' } } },
        /mapping\.entity\.by is 'magic'; it must be ref, name or a kind/,
      ],
      [
        identifiers({ constant: 'hostt' }, { field: 'a' }),
        /kind 'hostt' is not one of host, url/,
      ],
      [
        identifiers({ constant: 'host' }, { field: 'a', constant: 'b' }),
        /mapping\.key: either field or constant must be set/,
      ],
      [
        {
          path: 'a.json',
          ...identifiers({ constant: 'host' }, { field: 'a[' }),
        },
        /mapping\.key\.field: 'a\[' is no path/,
      ],
    ])('%j', (feed, message) => {
      const complete = { id: 'test', path: 'a.csv', mapping: hosts, ...feed };
      expect(() =>
        providersFor([JSON.parse(JSON.stringify(complete))]),
      ).toThrow(message);
    });

    it('with an id twice', () => {
      const feed = { id: 'test', path: 'a.csv', mapping: hosts };
      expect(() => providersFor([feed, feed])).toThrow(
        /two feeds have the id 'test'/,
      );
    });
  });
});
