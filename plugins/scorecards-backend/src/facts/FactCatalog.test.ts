import { FactType } from '@groundwork/backstage-plugin-scorecards-common';
import { CATALOG, schemaOf } from './__testUtils__/facts';
import { FactCatalog } from './FactCatalog';

const collector = (id: string, ...facts: string[]) => ({
  id,
  freshness: { hours: 1 },
  facts: facts.map(it => schemaOf(it, 'boolean')),
});

const pushed = (id: string) => ({
  ...schemaOf(id, 'boolean' as const),
  freshnessMs: 1,
});

describe('FactCatalog', () => {
  it('puts together what collectors and reports say', () => {
    const { facts, bySource, sources } = FactCatalog.create({
      collectors: [
        {
          id: 'repo',
          freshness: { hours: 1 },
          facts: [
            schemaOf('repo.readme', 'boolean'),
            { ...schemaOf('repo.stars', 'integer'), freshness: { days: 1 } },
          ],
        },
      ],
      pushed: [pushed('ci.passed')],
    });

    expect([...facts.values()]).toEqual([
      {
        id: 'repo.readme',
        type: 'boolean',
        description: 'About repo.readme',
        source: 'repo',
        freshnessMs: 3_600_000,
      },
      expect.objectContaining({ id: 'repo.stars', freshnessMs: 86_400_000 }),
      expect.objectContaining({ id: 'ci.passed', source: 'push' }),
    ]);
    expect(bySource.get('repo')).toHaveLength(2);
    expect(sources).toEqual(['repo', 'push']);
  });

  it('tells what a source may say, and nothing of one that there is not', () => {
    expect([...CATALOG.declaredBy('push').keys()]).toEqual([
      'ci.passed',
      'ci.minutes',
      'coverage.line',
    ]);
    expect(CATALOG.declaredBy('nobody').size).toBe(0);
  });

  it.each<[string, Parameters<typeof FactCatalog.create>[0], string]>([
    [
      'two collectors of an id',
      { collectors: [collector('a', 'a.b'), collector('a', 'a.c')] },
      "There are two collectors with the id 'a'",
    ],
    [
      'a collector that calls itself as reports are',
      { collectors: [collector('push', 'a.b')] },
      "A collector has the id 'push'",
    ],
    [
      'a fact of two collectors',
      { collectors: [collector('a', 'x.y'), collector('b', 'x.y')] },
      "Fact 'x.y' of collector 'b': there is a fact of that id already, of collector 'a'",
    ],
    [
      'a fact twice in one collector',
      { collectors: [collector('a', 'x.y', 'x.y')] },
      'there is a fact of that id already',
    ],
    [
      'a fact of a collector that is also reported',
      { collectors: [collector('a', 'x.y')], pushed: [pushed('x.y')] },
      "Fact 'x.y' of scorecards.push.facts: there is a fact of that id already",
    ],
    [
      'a fact within another',
      { collectors: [collector('a', 'repo.ci'), collector('b', 'repo.ci.ok')] },
      "Fact 'repo.ci.ok' of collector 'b': it begins like 'repo.ci' of collector 'a'",
    ],
    [
      'a fact around another',
      {
        collectors: [collector('a', 'repo.ci.ok.now')],
        pushed: [pushed('repo.ci')],
      },
      "Fact 'repo.ci.ok.now' of collector 'a': it begins like 'repo.ci' of scorecards.push.facts",
    ],
    [
      'no freshness',
      { collectors: [{ ...collector('a', 'x.y'), freshness: {} }] },
      'its freshness is 0 ms; it must be more than 0',
    ],
    [
      'a type that there is not',
      {
        collectors: [
          {
            ...collector('a'),
            facts: [schemaOf('x.y', 'number' as FactType)],
          },
        ],
      },
      "type 'number' is not one of boolean, integer",
    ],
  ])('refuses %s', (_, options, message) => {
    expect(() => FactCatalog.create(options)).toThrow(message);
  });

  it.each([
    'repo',
    'Repo.ci',
    'repo.',
    '.ci',
    'repo..ci',
    'repo.1',
    'repo.a_b',
    'repo.ci ok',
    'répo.ci',
    '__proto__.x',
    `a.${'b'.repeat(200)}`,
  ])("refuses the id '%s'", id => {
    expect(() =>
      FactCatalog.create({ collectors: [collector('a', id)] }),
    ).toThrow('its id must be at least two names in lower camel case');
  });

  it.each(['now.x', 'int.x', 'package.x', 'true.x', 'repo.in', 'repo.null.x'])(
    "refuses the id '%s', which CEL would not understand",
    id => {
      expect(() =>
        FactCatalog.create({ collectors: [collector('a', id)] }),
      ).toThrow('means something in CEL');
    },
  );

  it.each(['repo.ciOk', 'repo.cii', 'repo.package', 'a.b.c.d', 'repo2.x9'])(
    "takes the id '%s' beside 'repo.ci'",
    id => {
      expect(
        FactCatalog.create({ collectors: [collector('a', 'repo.ci', id)] })
          .facts.size,
      ).toBe(2);
    },
  );
});
