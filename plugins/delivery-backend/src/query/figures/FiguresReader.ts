import { InputError } from '@backstage/errors';
import {
  FiguresAnswer,
  FiguresRequest,
  MeasuredNumber,
  METRIC_IDS,
  parseScope,
  ScopeFigures,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { groupBy } from '../../domain/collections/groupBy';
import { Period } from '../../domain/metrics';
import { Cell } from '../metrics/Cell';
import { METRICS } from '../metrics/definitions';
import { measureFrequency } from '../metrics/frequency';
import { countCells, measureCells } from '../metrics/measure';
import { Stretch } from '../metrics/observed';
import { isoOf, readPeriod } from '../period';
import { CheckedChanges, findChecks } from './findChecks';
import { findIncidents, NoticedIncidents } from './findIncidents';
import { findReviews, SharedReviews } from './findReviews';
import { findTests, TestFigures } from './findTests';
import { Count, FiguresStore } from './FiguresStore';
import { Asked } from './scopes';

/** All that was found of the scopes of one kind, by scope. */
interface Found {
  known: ReadonlySet<string>;
  cells: ReadonlyMap<string, Cell[]>;
  releases: ReadonlyMap<string, Array<{ component: string; n: number }>>;
  stretches: ReadonlyMap<string, Stretch[]>;
  waiting: ReadonlyMap<string, number>;
  openIncidents: ReadonlyMap<string, number>;
  tests: ReadonlyMap<string, TestFigures>;
  incidents: ReadonlyMap<string, NoticedIncidents>;
  reviews: ReadonlyMap<string, SharedReviews>;
  checks: ReadonlyMap<string, CheckedChanges>;
}

/** Answers the numbers of many scopes at once, for other plugins. */
export class FiguresReader {
  constructor(
    private readonly options: {
      knex: Knex;
      figures: FiguresStore;
      now: () => Date;
    },
  ) {}

  /** @throws InputError for a scope that is neither a component nor a group */
  async read(request: FiguresRequest): Promise<FiguresAnswer> {
    const { figures, now } = this.options;
    const period = readPeriod(request, { now: now() });
    const byKind = groupBy(request.scopes, kindOf);
    const items = new Map<string, ScopeFigures>();
    for (const [kind, scopes] of byKind) {
      const found = await this.#find({ kind, scopes }, period);
      for (const scope of scopes) {
        items.set(scope, this.#figuresOf(scope, found, period));
      }
    }
    const derivedAt = await figures.findDerivedAt();
    return {
      items: request.scopes.flatMap(scope => items.get(scope) ?? []),
      ...(derivedAt !== undefined && { derivedAt: isoOf(derivedAt) }),
    };
  }

  async #find(asked: Asked, period: Period): Promise<Found> {
    const { figures, knex, now } = this.options;
    const byScope = <T extends { scope: string }>(all: readonly T[]) =>
      groupBy(all, ({ scope }) => scope);
    return {
      known: await figures.findKnown(asked),
      cells: byScope(await figures.findCells(asked, period)),
      releases: byScope(await figures.findReleases(asked, period)),
      stretches: byScope(await figures.findStretches(asked, period)),
      waiting: counted(await figures.countWaiting(asked)),
      openIncidents: counted(await figures.countOpenIncidents(asked)),
      tests: await findTests(knex, asked, { period, now: now().getTime() }),
      incidents: await findIncidents(knex, asked, period),
      reviews: await findReviews(knex, asked, period),
      checks: await findChecks(knex, asked, period),
    };
  }

  #figuresOf(scope: string, found: Found, period: Period): ScopeFigures {
    const cells = found.cells.get(scope) ?? [];
    const byMetric = groupBy(cells, ({ metric }) => metric);
    const [tests, incidents, reviews, checks] = [
      found.tests.get(scope),
      found.incidents.get(scope),
      found.reviews.get(scope),
      found.checks.get(scope),
    ];
    return {
      scope,
      hasData: found.known.has(scope),
      // Changes have a reading of their size when they are merged, known or not
      mergedChanges: (byMetric.get('change-size') ?? []).reduce(
        (sum, { count }) => sum + count,
        0,
      ),
      metrics: METRIC_IDS.map(id => ({
        id,
        unit: METRICS[id].unit,
        ...(id === 'deployment-frequency'
          ? { measured: this.#frequencyOf(scope, found, period) }
          : measureCells(byMetric.get(id) ?? [], METRICS[id])),
      })),
      ...(tests && { tests }),
      openIncidents: found.openIncidents.get(scope) ?? 0,
      waitingChanges: found.waiting.get(scope) ?? 0,
      ...(incidents && { incidents }),
      ...(reviews && { reviews }),
      ...(checks && { checks }),
    };
  }

  #frequencyOf(scope: string, found: Found, period: Period): MeasuredNumber {
    const own = (found.cells.get(scope) ?? []).filter(
      ({ metric }) => metric === 'deployment-frequency',
    );
    return measureFrequency(
      {
        stretches: found.stretches.get(scope) ?? [],
        counts: (found.releases.get(scope) ?? []).map(it => ({
          component: it.component,
          slot: 0,
          count: it.n,
        })),
        excluded: countCells(own).excluded,
      },
      { period, now: this.options.now().getTime() },
    );
  }
}

function kindOf(text: string): Asked['kind'] {
  const scope = parseScope(text);
  const kind = scope?.kind === 'entity' ? scope.entityRef.split(':')[0] : '';
  if (kind !== 'component' && kind !== 'group') {
    throw new InputError(
      `scopes has '${text}': each must be the full entity ref of a component or a group, such as component:default/orders`,
    );
  }
  return kind;
}

function counted(counts: readonly Count[]): ReadonlyMap<string, number> {
  return new Map(counts.map(({ scope, n }) => [scope, n]));
}
