import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readEnvironmentsConfig } from './readEnvironmentsConfig';

function read(environments: JsonObject) {
  return readEnvironmentsConfig(
    mockServices.rootConfig({
      data: { app: { baseUrl: 'https://portal.acme.test' }, environments },
    }),
    '/srv/portal',
  );
}

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  return '';
}

describe('readEnvironmentsConfig', () => {
  it('has an answer where nothing is said', () => {
    expect(read({})).toMatchObject({
      locations: [],
      currency: 'EUR',
      repositories: [],
      directory: '/srv/portal/environments',
      secretKeys: [],
      stages: [],
      sinks: [],
      source: 'https://portal.acme.test',
      engine: {
        workers: 10,
        leaseMs: 30_000,
        maxDeletedShare: 0.2,
        attempts: { transient: 8, quota: 20, delete: 8 },
      },
      process: { ports: { first: 20_000, last: 20_999 } },
    });
  });

  it('has each stage come after the one before', () => {
    const { stages } = read({
      stages: [
        { id: 'dev' },
        { id: 'staging', verifyFor: { minutes: 5 } },
        {
          id: 'production',
          approval: { groups: ['group:default/leads'], required: 2 },
        },
      ],
    });
    expect(stages).toMatchObject([
      { id: 'dev', title: 'Dev', after: undefined, verifyForMs: 60_000 },
      { id: 'staging', after: 'dev', verifyForMs: 300_000 },
      {
        id: 'production',
        after: 'staging',
        approval: { required: 2, validFor: { hours: 24 } },
      },
    ]);
  });

  it('takes a prefix for whole segments', () => {
    expect(
      read({
        repositories: [
          { prefix: 'https://git.acme.test/shop', token: 'secret' },
          { prefix: 'repos', insteadOf: 'https://git.acme.test/acme' },
        ],
      }).repositories,
    ).toEqual([
      { prefix: 'https://git.acme.test/shop/', token: 'secret' },
      {
        prefix: '/srv/portal/repos/',
        insteadOf: 'https://git.acme.test/acme/',
      },
    ]);
  });

  it.each<[JsonObject, string]>([
    [
      { repositories: [{ prefix: 'file:///etc' }] },
      "environments.repositories[0].prefix is 'file:///etc'",
    ],
    [
      { repositories: [{ prefix: 'ssh://git.acme.test/shop' }] },
      "environments.repositories[0].prefix is 'ssh://git.acme.test/shop'; it must begin with https://, or be a path on this machine",
    ],
    [
      { repositories: [{ prefix: 'git@git.acme.test:shop' }] },
      'environments.repositories[0].prefix is another kind of address; it must begin with https://',
    ],
    [
      { repositories: [{ prefix: 'https://git.acme.test/shop?x=y' }] },
      "environments.repositories[0].prefix: 'https://git.acme.test/shop?x=y' has a query or a fragment",
    ],
    [
      { secrets: { keys: [{ id: 'a', key: 'c2hvcnQ=' }] } },
      "environments.secrets.keys[0] ('a') has 5 bytes; it must be 32",
    ],
    [
      { engine: { workers: 0 } },
      'environments.engine.workers is 0; it must be a whole number from 1 to 200',
    ],
    [
      { engine: { maxDeletedShare: 2 } },
      'environments.engine.maxDeletedShare is 2; it must be from 0 to 1',
    ],
    ...['waitFor', 'lease', 'poll', 'sweep'].map<[JsonObject, string]>(name => [
      { engine: { [name]: { days: 25 } } },
      `environments.engine.${name} is too long; it is at most 24 days`,
    ]),
    [
      { stages: [{ id: 'dev' }, { id: 'dev' }] },
      "environments.stages[1].id is 'dev'; it must be unique",
    ],
    [
      { stages: [{ id: 'dev', after: 'staging' }] },
      "environments.stages[0].after is 'staging', which is no stage before it",
    ],
    [
      { sinks: [{ id: 'delivery', url: 'ftp://acme.test' }] },
      "environments.sinks[0].url is 'ftp://acme.test'; it must be an HTTP URL",
    ],
    [
      { sinks: [{ id: 'delivery' }] },
      'environments.sinks[0] must have either url, an address, or plugin, such as delivery',
    ],
    [
      { sinks: [{ id: 'a', url: 'https://acme.test', plugin: 'delivery' }] },
      'environments.sinks[0] must have either url, an address, or plugin, such as delivery',
    ],
    [
      { sinks: [{ id: 'a', plugin: '../catalog' }] },
      "environments.sinks[0].plugin is '../catalog'; it must be the id of a plugin, such as delivery",
    ],
    [
      { sinks: [{ id: 'delivery', url: 'https://events:hunter2@acme.test/' }] },
      'environments.sinks[0].url carries credentials, which get into logs that way; take them out and give the sink an Authorization header (headers.Authorization) instead',
    ],
    [
      { drivers: { process: { ports: '50-60' } } },
      "environments.drivers.process.ports is '50-60'",
    ],
    [
      { locations: [{ type: 'ftp', target: 'x' }] },
      "environments.locations[0].type is 'ftp'; it must be file or url",
    ],
  ])('says what is wrong with %j', (environments, message) => {
    expect(() => read(environments)).toThrow(message);
  });

  it.each([
    'https://ada:hunter2@git.acme.test/',
    'ssh://ada:hunter2@git.acme.test/',
  ])('does not repeat the password in the prefix %s', prefix => {
    const message = messageOf(() => read({ repositories: [{ prefix }] }));
    expect(message).toContain('environments.repositories[0].prefix');
    expect(message).not.toContain('hunter2');
  });

  it.each([
    'https://hunter2@acme.test/',
    'https://events:hunter2@acme.test/',
    'ftp://events:hunter2@acme.test/',
    'https://events:hun/ter2@acme.test/',
    'events:hunter2@acme.test',
  ])('does not repeat what is secret in %s', url => {
    const message = messageOf(() => read({ sinks: [{ id: 'delivery', url }] }));
    expect(message).toContain('environments.sinks[0].url carries credentials');
    expect(message).not.toContain('ter2');
  });
});
