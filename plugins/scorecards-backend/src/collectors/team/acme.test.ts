import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { catalogFactsOf } from '../catalog/catalogFacts';
import { confirmationOf } from '../catalog/confirmation';
import { readLocalRepository } from '../repositoryFiles/LocalRepository';
import { observeFolder } from '../repositoryFiles/observe';
import { BUILT_IN_RULES } from '../repositoryFiles/rules';
import { ComponentValues, teamFacts } from './teamFacts';

const ACME = join(__dirname, '../../../../../examples/acme');
const NOW = new Date('2026-11-22T12:00:00Z');

const LIMITS = { maxFiles: 1_000, maxBytes: 2 ** 24, maxFileBytes: 2 ** 20 };

/** Services have their code beside their catalog file; others have none here. */
async function valuesOf(
  entity: Entity,
  path: string,
  now: Date,
): Promise<ComponentValues> {
  const confirmation = confirmationOf(entity, now);
  const { view } = path.endsWith('catalog-info.yaml')
    ? await readLocalRepository(dirname(path), {
        limits: LIMITS,
        signal: new AbortController().signal,
      })
    : { view: undefined };
  const found = view && (await observeFolder(view, '', BUILT_IN_RULES));
  expect(found?.errors ?? {}).toEqual({});
  expect(confirmation.status).not.toBe('unusable');
  const facts = {
    ...catalogFactsOf(entity),
    ...found?.facts,
    'catalog.ownershipConfirmedAt':
      confirmation.status === 'confirmed' ? confirmation.at : undefined,
  };
  return Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [id, value ?? null]),
  );
}

async function catalogFiles(): Promise<string[]> {
  const systems = join(ACME, 'catalog/systems');
  const services = join(ACME, 'services');
  return [
    ...(await readdir(systems)).map(name => join(systems, name)),
    ...(await readdir(services)).map(name =>
      join(services, name, 'catalog-info.yaml'),
    ),
  ];
}

/** Facts of a team of the demo organisation. */
async function factsOf(team: string, now = NOW) {
  const components: ComponentValues[] = [];
  for (const path of await catalogFiles()) {
    for (const document of parseAllDocuments(readFileSync(path, 'utf8'))) {
      const entity: Entity = document.toJS();
      if (entity.kind === 'Component' && entity.spec?.owner === team) {
        components.push(await valuesOf(entity, path, now));
      }
    }
  }
  return teamFacts(components, now);
}

describe('teams of the demo organisation', () => {
  it.each([
    // Components; logs, alerts, objectives; from a template; confirmed
    ['payments-core', 4, 3 / 4, 3 / 4, 2 / 4, 0, 1],
    ['developer-platform', 4, 2 / 4, 2 / 4, 1 / 4, 0, 1 / 4],
    ['ordering', 5, 2 / 5, 1 / 5, 0, 0, 2 / 5],
    ['catalog-and-search', 3, 2 / 3, 2 / 3, 1 / 3, 0, 0],
    ['storefront-web', 2, 1 / 2, 0, 0, 0, 0],
    ['ledger', 3, 1 / 3, 1 / 3, 0, 0, 0],
    ['fulfilment', 2, 1, 0, 0, 0, 0],
    ['risk', 2, 0, 0, 0, 0, 0],
    ['data-platform', 3, 0, 0, 0, 0, 0],
    ['back-office', 1, 0, 0, 0, 0, 0],
    ['loyalty', 1, 0, 0, 0, 0, 0],
  ])('%s', async (team, components, logs, alerts, slo, template, confirmed) => {
    expect(await factsOf(team)).toMatchObject({
      'team.components': components,
      'team.tierShare': 1,
      'team.logsShare': logs,
      'team.alertsShare': alerts,
      'team.sloShare': slo,
      'team.templateShare': template,
      'team.ownershipConfirmedShare': confirmed,
    });
  });

  it.each([
    // Scanned; feature flags; shared workflow; no files named like secrets
    ['payments-core', 1, 0, 1, 1],
    ['ordering', 0, 0, 1, 1],
    ['storefront-web', 0, 0, 0, 0],
    ['ledger', undefined, undefined, undefined, undefined],
  ])(
    '%s, of the service whose code is here',
    async (team, scan, flags, shared, clean) => {
      const facts = await factsOf(team);

      expect([
        facts['team.securityScanShare'],
        facts['team.featureFlagsShare'],
        facts['team.sharedWorkflowShare'],
        facts['team.secretsCleanShare'],
      ]).toEqual([scan, flags, shared, clean]);
    },
  );

  it('has to be confirmed again after ninety days', async () => {
    const shareAt = async (now: string) =>
      (await factsOf('payments-core', new Date(now)))[
        'team.ownershipConfirmedShare'
      ];

    // All four were confirmed on 16 November
    expect(await shareAt('2027-02-14T00:00:00.000Z')).toBe(1);
    expect(await shareAt('2027-02-14T00:00:00.001Z')).toBe(0);
  });
});
