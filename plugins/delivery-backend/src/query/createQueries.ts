import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { ChangeReader } from './changes/ChangeReader';
import { ChangeSummaries } from './changes/ChangeSummaries';
import { CohortReader } from './cohorts/CohortReader';
import { CohortStore } from './cohorts/CohortStore';
import { ConstraintReader } from './constraint/ConstraintReader';
import { SpanStore } from './constraint/SpanStore';
import { ContextReader } from './context/ContextReader';
import { FiguresReader } from './figures/FiguresReader';
import { FiguresStore } from './figures/FiguresStore';
import { ItemNames } from './items/ItemNames';
import { ItemReader } from './items/ItemReader';
import { ItemStore } from './items/ItemStore';
import { ReadingStore } from './metrics/ReadingStore';
import { MarkStore } from './overview/MarkStore';
import { OverviewReader } from './overview/OverviewReader';
import { StageStore } from './overview/StageStore';
import { RecentReader } from './recent/RecentReader';
import { ScopeResolver } from './scope';

/** What can be asked of what was measured. */
export interface Queries {
  overview: OverviewReader;
  constraint: ConstraintReader;
  cohorts: CohortReader;
  items: ItemReader;
  changes: ChangeReader;
  /** For other plugins. */
  figures: FiguresReader;
  recent: RecentReader;
  /** For other lists of what is in a scope. */
  scopes: ScopeResolver;
  context: ContextReader;
  summaries: ChangeSummaries;
}

/** Puts together what answers questions. */
export function createQueries(options: {
  knex: Knex;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  now: () => Date;
}): Queries {
  const { knex } = options;
  const scopes = new ScopeResolver(options);
  const context = new ContextReader(options);
  const summaries = new ChangeSummaries({ knex });
  const names = new ItemNames({ knex });
  const deps = { ...options, scopes, context, changes: summaries, names };
  return {
    scopes,
    context,
    summaries,
    overview: new OverviewReader({
      ...deps,
      readings: new ReadingStore({ knex }),
      stages: new StageStore({ knex }),
      marks: new MarkStore({ knex }),
    }),
    constraint: new ConstraintReader({
      ...deps,
      spans: new SpanStore({ knex }),
    }),
    cohorts: new CohortReader({ ...deps, cohorts: new CohortStore({ knex }) }),
    items: new ItemReader({ ...deps, items: new ItemStore({ knex }) }),
    changes: new ChangeReader(deps),
    figures: new FiguresReader({
      ...deps,
      figures: new FiguresStore({ knex }),
    }),
    recent: new RecentReader(deps),
  };
}
