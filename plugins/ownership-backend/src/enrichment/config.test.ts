import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readEnrichmentConfig } from './config';

const read = (enrichment?: JsonObject) =>
  readEnrichmentConfig(
    new ConfigReader({
      app: { baseUrl: 'https://portal.acme.test' },
      ...(enrichment && { ownership: { enrichment } }),
    }),
  );
const readReceiver = (receiver: JsonObject) =>
  read({
    receivers: [
      { name: 'chat', url: 'https://chat.acme.test/hook', ...receiver },
    ],
  });

describe('readEnrichmentConfig', () => {
  it('needs nothing', () => {
    expect(read()).toEqual({
      portalUrl: 'https://portal.acme.test',
      secret: undefined,
      prefix: 'groundwork_',
      receivers: [],
    });
  });

  it('reads what there is', () => {
    expect(
      read({
        secret: '0123456789abcdef',
        prefix: '',
        receivers: [
          { name: 'plain', url: 'http://10.0.0.7/hook' },
          {
            name: 'bridge-1',
            url: 'https://chat.acme.test/hook/s3cret',
            headers: { Authorization: 'Bearer abc' },
            timeout: { seconds: 3 },
            allowPrivateNetwork: true,
          },
        ],
      }),
    ).toEqual({
      portalUrl: 'https://portal.acme.test',
      secret: '0123456789abcdef',
      prefix: '',
      receivers: [
        {
          name: 'plain',
          url: new URL('http://10.0.0.7/hook'),
          headers: {},
          timeoutMs: 10_000,
          allowPrivateNetwork: false,
        },
        {
          name: 'bridge-1',
          url: new URL('https://chat.acme.test/hook/s3cret'),
          headers: { Authorization: 'Bearer abc' },
          timeoutMs: 3_000,
          allowPrivateNetwork: true,
        },
      ],
    });
  });

  it.each<[string, JsonObject, string]>([
    ['a short secret', { secret: '0123456789abcde' }, 'at least 16 characters'],
    ['a secret with spaces', { secret: 'correct horse battery' }, 'no spaces'],
    ['an empty secret', { secret: '' }, 'secret'],
    ['a prefix that templates cannot name', { prefix: 'a.b-' }, "'a.b-'"],
    ['a prefix that begins with a digit', { prefix: '1_' }, "'1_'"],
    [
      'two receivers of one name',
      {
        receivers: [
          { name: 'a', url: 'http://a.test' },
          { name: 'a', url: 'http://b.test' },
        ],
      },
      "two receivers 'a'",
    ],
  ])('refuses %s', (_, enrichment, message) => {
    expect(() => read(enrichment)).toThrow(message);
  });

  it.each<[string, JsonObject, string]>([
    ['a name with slashes', { name: 'a/b' }, "name is 'a/b'"],
    ['a path', { url: '/hook' }, 'must be a URL with https:// or http://'],
    ['another protocol', { url: 'file:///etc/passwd' }, 'must be a URL'],
    ['a header of the connection', { headers: { Host: 'x' } }, "'Host'"],
    ['a header that is none', { headers: { 'a b': 'x' } }, "'a b'"],
    ['a header with a line break', { headers: { a: 'b\r\nc: d' } }, "'a'"],
    ['no time', { timeout: { seconds: 0 } }, 'a minute at most'],
    ['much time', { timeout: { hours: 1 } }, 'a minute at most'],
  ])('refuses a receiver with %s', (_, receiver, message) => {
    expect(() => readReceiver(receiver)).toThrow(message);
  });

  it.each<[JsonObject]>([
    [{ secret: 's3cret' }],
    [{ receivers: [{ name: 'a', url: 'ftp://s3cret.acme.test' }] }],
    [
      {
        receivers: [
          { name: 'a', url: 'http://a.test', headers: { a: 's3cret\n' } },
        ],
      },
    ],
  ])('keeps what is secret in %j to itself', enrichment => {
    expect(() => read(enrichment)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('s3cret'),
      }),
    );
  });
});
