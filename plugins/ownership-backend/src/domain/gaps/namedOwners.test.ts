import { parseCodeowners } from '@groundwork/backstage-plugin-ownership-common';
import { IdentifierSet, SourcedIdentifier } from '../identifierSet';
import { createPeopleDirectory } from '../onCall/people';
import { entity, finderOf, REF } from './__testUtils__/catalog';
import { annotatedOwner } from './annotatedOwner';
import { codeownersOwners } from './codeownersOwners';
import { FeedOwners } from './feedOwners';
import { nameOfRepo, sourceCodeOf } from './sourceCode';

const ada = entity('user ada.byron', {
  title: 'Ada Byron',
  email: 'ada@acme.test',
});
const entities = [
  ada,
  entity('group payments'),
  entity('group risk'),
  entity('component orders'),
];
const find = finderOf(entities);
const people = createPeopleDirectory(entities);

const sets = (
  source: string,
  ref: string,
  ...keys: Array<Partial<SourcedIdentifier>>
): IdentifierSet => ({
  source,
  entityRef: REF(ref),
  identifiers: keys.map(key => ({
    kind: 'host',
    key: 'a.test',
    rule: 'column',
    confidence: 1,
    ...key,
  })),
});

describe('FeedOwners', () => {
  const owners = new FeedOwners([
    {
      entityRef: REF('group payments'),
      sets: [
        sets('feed:cmdb', 'group payments', { link: 'https://cmdb.test/1' }),
        sets('catalog', 'group payments', { key: 'group.test' }),
        sets('codeowners', 'group payments', { key: 'path.test' }),
      ],
    },
    {
      entityRef: REF('group risk'),
      sets: [
        sets(
          'feed:cmdb',
          'group risk',
          { kind: 'entity', key: REF('component orders') },
          { key: 'b.test', confidence: 0.4 },
          { key: 'c.test', confidence: 0.8 },
        ),
      ],
    },
  ]);
  const orders = (...keys: string[]) =>
    owners.ownersOf(REF('component orders'), [
      sets('catalog', 'component orders', ...keys.map(key => ({ key }))),
    ]);
  const risk = {
    entityRef: REF('group risk'),
    by: 'feed cmdb',
    confidence: 1,
  };

  it('are those to whom feeds lead what leads to an entity', () => {
    expect(orders('a.test')).toEqual([
      risk,
      {
        entityRef: REF('group payments'),
        by: 'feed cmdb',
        link: 'https://cmdb.test/1',
        confidence: 1,
      },
    ]);
  });

  it('are named once by each feed, by the most telling row', () => {
    expect(orders('b.test', 'c.test')).toEqual([risk]);
    expect(
      owners.ownersOf(REF('component web'), [
        sets('catalog', 'component web', { key: 'b.test' }, { key: 'c.test' }),
      ]),
    ).toEqual([{ ...risk, confidence: 0.8 }]);
  });

  it('are neither what the catalog nor what CODEOWNERS says of groups', () => {
    expect(orders('group.test', 'path.test')).toEqual([risk]);
    expect(owners.isEmpty).toBe(false);
    expect(new FeedOwners([]).isEmpty).toBe(true);
  });
});

describe('annotatedOwner', () => {
  it.each([
    ['payments', 'group payments'],
    ['@payments', 'group payments'],
    ['group:default/payments', 'group payments'],
    ['user:ada.byron', 'user ada.byron'],
    ['ada@acme.test', 'user ada.byron'],
    ['Ada Byron', 'user ada.byron'],
    ['No owner', undefined],
    ['component:orders', undefined],
    ['group:default/', undefined],
    [' ', undefined],
    ['x'.repeat(300), undefined],
  ])('%j is %s', (text, expected) => {
    const annotated = entity('component orders', {
      annotations: { 'a8r.io/owner': text },
    });
    expect(
      annotatedOwner(annotated, { find, people }).map(it => it.entityRef),
    ).toEqual(expected === undefined ? [] : [REF(expected)]);
  });
});

describe('sourceCodeOf', () => {
  const location = 'backstage.io/source-location';

  it.each<[Record<string, string>, string | undefined]>([
    [
      { [location]: 'url:https://github.com/acme/orders/tree/main/' },
      'github.com/acme/orders#',
    ],
    [
      { [location]: 'url:https://github.com/acme/orders' },
      'github.com/acme/orders#',
    ],
    [
      {
        [location]:
          'url:https://github.com/acme/orders/tree/main/services/api/',
      },
      'github.com/acme/orders#services/api',
    ],
    [
      { [location]: 'url:https://gitlab.acme.test/data/lake/-/tree/main/etl/' },
      'gitlab.acme.test/data/lake#etl',
    ],
    [
      {
        [location]: 'file:/srv/orders',
        'github.com/project-slug': 'acme/orders',
      },
      'github.com/acme/orders#',
    ],
    [
      { 'gitlab.com/project-slug': 'acme/deep/orders' },
      'gitlab.com/acme/deep/orders#',
    ],
    [
      {
        [location]:
          'url:https://github.com/acme/orders/tree/main/../../etc/%2e%2e/x',
      },
      'github.com/acme/orders#',
    ],
    [{ [location]: 'url:nonsense' }, undefined],
    [{}, undefined],
  ])('%j is %s', (annotations, expected) => {
    const code = sourceCodeOf({ annotations });
    expect(code && `${code.repo}#${code.folder}`).toBe(expected);
  });

  it.each([
    ['github.com/acme/orders', 'acme/orders'],
    ['gitlab.acme.test/data/deep/lake', 'data/deep/lake'],
    ['acme/orders', 'acme/orders'],
  ])('%s is called %s', (repo, name) => {
    expect(nameOfRepo(repo)).toBe(name);
  });
});

describe('codeownersOwners', () => {
  const parsed = parseCodeowners(
    [
      '* @acme/payments',
      '*.md @acme/docs',
      '/services/api/ @acme/risk @ada @acme/strangers',
      '/services/old/',
    ].join('\n'),
    { dialect: 'github' },
  );
  const known = new Map([
    ['@acme/payments', REF('group payments')],
    ['@acme/risk', REF('group risk')],
    ['@ada', ada.entityRef],
    ['@acme/docs', REF('group docs')],
  ]);
  const named = (folder: string) =>
    codeownersOwners(
      { repo: 'github.com/acme/orders', folder },
      {
        parsed,
        url: 'https://github.com/acme/orders/blob/main/CODEOWNERS',
        findOwner: ({ text }) => known.get(text),
      },
      find,
    ).map(({ entityRef, by, link }) => `${entityRef} ${by} ${link}`);
  const by =
    'CODEOWNERS of acme/orders https://github.com/acme/orders/blob/main/CODEOWNERS';

  it.each([
    ['', [`group:default/payments ${by}#L1`]],
    ['services/web', [`group:default/payments ${by}#L1`]],
    [
      'services/api',
      [`group:default/risk ${by}#L3`, `user:default/ada.byron ${by}#L3`],
    ],
    ['services/old', []],
  ])('of the folder %j are %j', (folder, expected) => {
    expect(named(folder)).toEqual(expected);
  });
});
