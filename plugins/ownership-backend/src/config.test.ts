import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readOwnershipConfig } from './config';
import { DEFAULT_CATALOG_RULES } from './domain/catalogRules';
import { kindRules } from './domain/kinds';

const read = (ownership: JsonObject, rest: JsonObject = {}) =>
  readOwnershipConfig(new ConfigReader({ ownership, ...rest }));

const readRule = (rule: JsonObject) => read({ catalog: { rules: [rule] } });

describe('readOwnershipConfig', () => {
  it('has an answer to everything when nothing is said', () => {
    const expected = {
      refresh: { seconds: 30 },
      refreshTimeout: { minutes: 3 },
      snapshotFile: join(tmpdir(), 'groundwork-ownership-snapshot'),
      inheritOwners: false,
      catalogRules: DEFAULT_CATALOG_RULES,
      keepHistory: { days: 1095 },
    };

    expect(readOwnershipConfig(new ConfigReader({}))).toEqual(expected);
    expect(read({})).toEqual(expected);
  });

  it('takes what is said', () => {
    expect(
      read({
        catalog: {
          refresh: { minutes: 2 },
          timeout: { minutes: 20 },
          defaultRules: false,
        },
        snapshotFile: '/var/lib/groundwork/index',
        inheritOwners: true,
        keepHistory: 'P30D',
      }),
    ).toEqual({
      refresh: { minutes: 2 },
      refreshTimeout: { minutes: 20 },
      snapshotFile: '/var/lib/groundwork/index',
      inheritOwners: true,
      catalogRules: [],
      keepHistory: { days: 30 },
    });
  });

  it.each<[string, JsonObject, JsonObject, string | undefined]>([
    ['off', { snapshotFile: false }, {}, undefined],
    [
      'in the working directory of the backend',
      {},
      { backend: { workingDirectory: '/srv/work' } },
      '/srv/work/groundwork-ownership-snapshot',
    ],
    [
      'where it is said, whatever the working directory',
      { snapshotFile: 'data/index' },
      { backend: { workingDirectory: '/srv/work' } },
      'data/index',
    ],
  ])('keeps the snapshot %s', (_, ownership, rest, file) => {
    expect(read(ownership, rest).snapshotFile).toBe(file);
  });

  it('adds rules to those that come with the plugin', () => {
    const { catalogRules } = read({
      catalog: {
        rules: [
          {
            annotation: 'acme.test/vhost',
            kind: 'host',
            entityKind: 'Component',
            confidence: 0.5,
          },
          {
            path: 'spec.images[]',
            kind: 'image',
            prefix: 'registry.acme.test/',
            qualifiedBy: 'acme.test/project',
          },
        ],
      },
    });

    expect(catalogRules.slice(0, -2)).toEqual(DEFAULT_CATALOG_RULES);
    expect(catalogRules.slice(-2)).toEqual([
      {
        annotation: 'acme.test/vhost',
        kind: 'host',
        entityKind: 'component',
        confidence: 0.5,
      },
      {
        path: 'spec.images[]',
        kind: 'image',
        prefix: 'registry.acme.test/',
        qualifiedBy: 'acme.test/project',
      },
    ]);
  });

  it.each<[JsonObject, string]>([
    [
      { kind: 'host' },
      'ownership.catalog.rules[0]: either annotation or path must be set, and not both of them',
    ],
    [
      { annotation: 'a', path: 'spec.b', kind: 'host' },
      'ownership.catalog.rules[0]: either annotation or path must be set, and not both of them',
    ],
    [
      { annotation: 'a', kind: 'hostt' },
      `ownership.catalog.rules[0]: kind 'hostt' is not one of ${Object.keys(
        kindRules,
      ).join(', ')}`,
    ],
    [
      { annotation: 'a', kind: 'constructor' },
      "ownership.catalog.rules[0]: kind 'constructor' is not one of host, ",
    ],
    [
      { annotation: 'a' },
      "Missing required config value at 'ownership.catalog.rules[0].kind'",
    ],
    ...[0, -0.1, 1.01].map(
      confidence =>
        [
          { annotation: 'a', kind: 'host', confidence },
          `ownership.catalog.rules[0]: confidence is ${confidence}; it must be more than 0, and 1 at most`,
        ] as [JsonObject, string],
    ),
  ])('refuses the rule %j', (rule, message) => {
    expect(() => readRule(rule)).toThrow(message);
  });

  it('says which of several rules is wrong', () => {
    expect(() =>
      read({
        catalog: {
          rules: [{ annotation: 'a', kind: 'host' }, { annotation: 'b' }],
        },
      }),
    ).toThrow("'ownership.catalog.rules[1].kind'");
  });

  it.each<[JsonObject, string]>([
    [
      { catalog: { refresh: { milliseconds: 999 } } },
      'ownership.catalog.refresh: the catalog can be read once a second at most',
    ],
    [
      { catalog: { refresh: { seconds: -30 } } },
      'ownership.catalog.refresh: the catalog can be read once a second at most',
    ],
    [{ catalog: { refresh: 'soon' } }, "'ownership.catalog.refresh'"],
    [{ catalog: { timeout: 5 } }, "'ownership.catalog.timeout'"],
    [{ keepHistory: 'for ever' }, "'ownership.keepHistory'"],
    [{ snapshotFile: true }, "'ownership.snapshotFile'"],
    [{ inheritOwners: 'perhaps' }, "'ownership.inheritOwners'"],
  ])('refuses %j', (ownership, message) => {
    expect(() => read(ownership)).toThrow(message);
  });
});
