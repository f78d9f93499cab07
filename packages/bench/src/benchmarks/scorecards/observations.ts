import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { createRandom, Random } from '../../synthetic/random';
import { BenchCheck, FactValues, HOUR_MS } from './checks/types';
import { scorecards } from './definitions';
import { FactSource, PUSHED_FRESHNESS_MS, sourceOfFact } from './facts';

/** What observations depend on, and nothing else. */
export interface ObservationOptions {
  seed: number;
  /** Epoch milliseconds: when everything is observed. */
  at: number;
}

/** What a source says of an entity. */
export interface SourcedObservation {
  source: FactSource;
  observation: FactObservation;
}

/** How many entities pass a check of each level; about 70 % in all. */
const SHARE_BY_LEVEL = { 1: 0.94, 2: 0.82, 3: 0.64, 4: 0.42 };

/** By how much the best entities differ from the worst. */
const SPREAD = 0.5;

const REPOSITORY_FAILS = 0.02;
const NEVER_REPORTED = 0.02;
const REPORTED_LONG_AGO = 0.03;

/**
 * What all sources say of an entity. The same options give the same values,
 * whoever asks, and in whatever order.
 */
export function observationsOf(
  entity: Entity,
  options: ObservationOptions,
): SourcedObservation[] {
  const entityRef = stringifyEntityRef(entity);
  const random = createRandom(options.seed, `facts/${entityRef}`);
  const values = {
    ...describe(entity),
    ...valuesOf(random, options.at),
  };
  const bySource = new Map<FactSource, FactValues>();
  for (const [id, value] of Object.entries(values)) {
    const source = sourceOfFact.get(id);
    if (!source) {
      throw new Error(`There is no fact '${id}'`);
    }
    const known = bySource.get(source) ?? {};
    known[id] = value;
    bySource.set(source, known);
  }
  const fails = random.chance(REPOSITORY_FAILS);
  const isSilent = random.chance(NEVER_REPORTED);
  const isOld = random.chance(REPORTED_LONG_AGO);
  return [...bySource].flatMap(([source, facts]): SourcedObservation[] => {
    switch (source) {
      case 'push':
        return isSilent ? [] : pushed(entityRef, facts, options.at, isOld);
      case 'repositoryFiles':
        return [
          {
            source,
            observation: fails
              ? { entityRef, facts: {}, errors: errorsOf(facts) }
              : { entityRef, facts },
          },
        ];
      case 'catalog':
      case 'ownership':
        return [{ source, observation: { entityRef, facts } }];
      default:
        throw new Error(`There is no source '${source satisfies never}'`);
    }
  });
}

/** Two jobs report; that of security may have done so long ago. */
function pushed(
  entityRef: string,
  facts: FactValues,
  at: number,
  isOld: boolean,
): SourcedObservation[] {
  const isOfSecurity = ([id]: [string, unknown]) => id.startsWith('security.');
  const all = Object.entries(facts);
  const age = isOld ? PUSHED_FRESHNESS_MS + HOUR_MS : HOUR_MS;
  return [
    {
      source: 'push',
      observation: {
        entityRef,
        facts: Object.fromEntries(all.filter(it => !isOfSecurity(it))),
        observedAt: new Date(at - HOUR_MS),
      },
    },
    {
      source: 'push',
      observation: {
        entityRef,
        facts: Object.fromEntries(all.filter(isOfSecurity)),
        observedAt: new Date(at - age),
      },
    },
  ];
}

function errorsOf(facts: FactValues): Record<string, string> {
  return Object.fromEntries(
    Object.keys(facts).map(id => [
      id,
      'The repository could not be read: HTTP 404',
    ]),
  );
}

function valuesOf(random: Random, at: number): FactValues {
  const quality = random.integer(1_000) / 1_000;
  const values: FactValues = {};
  for (const { checks } of scorecards) {
    for (const check of checks) {
      Object.assign(values, draw(check, quality, { random, at }));
    }
  }
  return values;
}

function draw(
  { level, good, bad }: BenchCheck,
  quality: number,
  making: { random: Random; at: number },
): FactValues {
  const share = SHARE_BY_LEVEL[level] + (quality - 0.5) * SPREAD;
  const make = making.random.chance(share) ? good : bad;
  return make?.(making) ?? {};
}

/** What the collector of the catalog says anyway, of its forty facts. */
function describe({
  kind,
  metadata,
  spec,
  relations = [],
}: Entity): FactValues {
  const annotations = metadata.annotations ?? {};
  const tier = annotations['groundwork.dev/tier'];
  const owner = relations.find(({ type }) => type === 'ownedBy')?.targetRef;
  return {
    'catalog.kind': kind.toLocaleLowerCase('en-US'),
    'catalog.name': metadata.name,
    'catalog.title': metadata.title,
    'catalog.type': spec?.type,
    'catalog.lifecycle': spec?.lifecycle,
    'catalog.tier': tier === undefined ? undefined : Number(tier),
    'catalog.annotations': annotations,
    'catalog.hasOwner': owner !== undefined,
    'catalog.owner': owner,
    'catalog.ownerKind': owner?.split(':')[0],
    'catalog.ownerExists': owner !== undefined,
    'catalog.hasRunbook': true,
    'catalog.hasOnCall': 'pagerduty.com/service-id' in annotations,
    'catalog.dependentCount': relations.filter(
      ({ type }) => type === 'dependencyOf',
    ).length,
    'catalog.location': annotations['backstage.io/managed-by-location'],
  };
}
