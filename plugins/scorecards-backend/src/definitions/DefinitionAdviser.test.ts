import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { loadScorecards } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { seedEntities } from '../__testUtils__/seed';
import { createTestCore } from '../evaluation/__testUtils__/core';
import { asker, migrations } from '../rollup/__testUtils__/world';
import { DefinitionAdviser } from './DefinitionAdviser';

const NOW = new Date('2026-11-20T12:00:00Z');
const OWNER = 'group:default/platform';
const ORDERS = 'component:default/orders';
const STOCK = 'component:default/stock';

interface CheckGiven {
  id?: string;
  expression?: string;
  filter?: string;
  effective?: string;
}

/** A scorecard of services with some checks. */
const yamlOf = (
  checks: readonly CheckGiven[],
  filter = '{ spec.type: service }',
) => `apiVersion: groundwork/v1
kind: Scorecard
metadata: { name: basics, title: Basics, owner: '${OWNER}' }
spec:
  filter: ${filter}
  levels: [{ name: Bronze }]
  checks:
${checks
  .map(
    ({ id = 'a', expression = 'a.ok', filter: only, effective }) =>
      `    - id: ${id}
      title: A check
      level: 1
      expression: ${expression}
${only ? `      filter: ${only}\n` : ''}${
        effective ? `      effective: ${effective}\n` : ''
      }`,
  )
  .join('')}`;

async function world(knex: Knex, disabled: readonly string[] = []) {
  const core = createTestCore(knex, {
    now: () => NOW,
    collectors: [
      {
        id: 'repo',
        facts: [
          { id: 'repo.ok', type: 'boolean', description: 'Whether it is ok.' },
        ],
        freshness: { hours: 1 },
        collect: async function* nothing() {},
      },
    ],
  });
  await seedEntities(knex, [
    { ref: OWNER, type: 'team' },
    { ref: ORDERS, owner: OWNER },
    { ref: STOCK, type: 'library' },
  ]);
  await core.push(ORDERS, { 'a.ok': true });
  await core.push(STOCK, { 'b.ok': true });
  const adviser = new DefinitionAdviser({
    ...core,
    knex,
    disabled: new Set(disabled),
    now: () => NOW,
  });
  return {
    core,
    warningsOf: async (yaml: string, caller = asker()) => {
      const { scorecards, problems } = loadScorecards(yaml, {
        location: 'test',
        compiler: core.compiler,
      });
      expect(problems).toEqual([]);
      return adviser.warningsOf(scorecards[0].compiled, caller);
    },
  };
}

describeEachDatabase('DefinitionAdviser', { migrations }, ({ create }) => {
  it('has nothing to say about one that is as it should be', async () => {
    const { warningsOf } = await world(await create());

    expect(
      await warningsOf(
        yamlOf([
          {},
          {
            id: 'b',
            effective: '{ announce: 2026-11-01, enforce: 2027-01-01 }',
          },
        ]),
      ),
    ).toEqual([]);
  });

  it('warns of an owner that the catalog has not, or not any more', async () => {
    const knex = await create();
    const { warningsOf } = await world(knex);
    const warning = {
      path: 'metadata.owner',
      message:
        "'group:default/platform' is no entity of the catalog that you can read: nobody is told of waivers that are asked for",
    };
    const hidden = await warningsOf(yamlOf([{}]), asker({ hidden: [OWNER] }));
    await knex('entity')
      .where({ entity_ref: OWNER })
      .update({ missing_since: NOW.toISOString() });

    expect(hidden).toEqual([warning]);
    expect(await warningsOf(yamlOf([{}]))).toEqual([warning]);
  });

  it('warns of a filter that selects nothing', async () => {
    const { warningsOf } = await world(await create());

    expect(await warningsOf(yamlOf([{}], '{ spec.type: servise }'))).toEqual([
      {
        path: 'spec.filter',
        message:
          'selects no entity of the catalog that you can read: the scorecard is about nothing',
      },
    ]);
  });

  it('tells nothing of entities that the caller may not read', async () => {
    const { warningsOf } = await world(await create());

    const [{ path }] = await warningsOf(
      yamlOf([{}]),
      asker({ hidden: [ORDERS] }),
    );

    expect(path).toBe('spec.filter');
  });

  it('warns of a check that applies to nothing that the scorecard is about', async () => {
    const { warningsOf } = await world(await create());

    expect(
      await warningsOf(yamlOf([{ filter: '{ spec.type: library }' }])),
    ).toEqual([
      {
        path: 'spec.checks[0].filter',
        message:
          "check 'a' applies to none of the entities of the scorecard that you can read",
      },
    ]);
  });

  it('warns of facts that nobody observes of what the check applies to', async () => {
    const { warningsOf } = await world(await create());

    expect(
      await warningsOf(yamlOf([{ expression: 'a.ok && b.ok && repo.ok' }])),
    ).toEqual([
      {
        path: 'spec.checks[0].expression',
        message:
          "check 'a' reads 'b.ok', which is known of none of the entities that it applies to: nobody has reported it yet",
      },
      {
        path: 'spec.checks[0].expression',
        message:
          "check 'a' reads 'repo.ok', which is known of none of the entities that it applies to: collector 'repo' has not observed it on them",
      },
    ]);
  });

  it('warns once of facts of a collector that does not run', async () => {
    const { warningsOf } = await world(await create(), ['repo']);

    expect(await warningsOf(yamlOf([{ expression: 'repo.ok' }]))).toEqual([
      {
        path: 'spec.checks[0].expression',
        message:
          "check 'a' reads 'repo.ok', which nobody observes: scorecards.collectors.repo.enabled is false",
      },
    ]);
  });

  it('warns of a new check whose notice is over, and not of one that is there', async () => {
    const { core, warningsOf } = await world(await create());
    const effective = '{ announce: 2026-10-01, enforce: 2026-11-01 }';
    await core.publisher.publish(yamlOf([{ effective }]), 'me');

    expect(
      await warningsOf(yamlOf([{ effective }, { id: 'late', effective }])),
    ).toEqual([
      {
        path: 'spec.checks[1].effective.enforce',
        message:
          "is over (2026-11-01), so that check 'late' counts at once, and nobody has seen it announced before",
      },
    ]);
  });
});
