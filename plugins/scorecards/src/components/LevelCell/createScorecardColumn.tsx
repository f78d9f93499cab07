import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { TableColumn } from '@backstage/core-components';
import { LevelCell } from './LevelCell';
import { LevelColumnTitle } from './LevelColumnTitle';

/**
 * What a column of levels shows.
 *
 * @public
 */
export interface ScorecardColumnOptions {
  /** The one scorecard to show; the first two that apply unless said. */
  scorecardId?: string;
  /** What the column is headed by; "Level" unless said. */
  title?: string;
}

/**
 * A column with the levels of entities, for `CatalogTable` and any table whose
 * rows have an entity. The levels of all rows that are drawn at about the same
 * time are one request, and are kept for a minute.
 *
 * @public
 */
export function createScorecardColumn<
  TRow extends { entity: Entity } = { entity: Entity },
>(options: ScorecardColumnOptions = {}): TableColumn<TRow> {
  const { scorecardId, title } = options;
  return {
    title: title ?? <LevelColumnTitle />,
    // The server sorts pages, and knows nothing of levels.
    sorting: false,
    searchable: false,
    width: 'auto',
    render: ({ entity }) => (
      <LevelCell
        entityRef={stringifyEntityRef(entity)}
        scorecardId={scorecardId}
      />
    ),
  };
}
