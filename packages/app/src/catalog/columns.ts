import {
  CatalogTable,
  CatalogTableColumnsFunc,
  CatalogTableRow,
} from '@backstage/plugin-catalog';
import { createScorecardColumn } from '@groundwork/backstage-plugin-scorecards';

/** Kinds that scorecards are about in most portals. */
const SCORED = new Set([
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'template',
]);

/** The name is in front, and before it its text for the search. */
const AFTER_NAME = 2;

const levelColumn = createScorecardColumn<CatalogTableRow>();

/** The columns of the catalog, with the level beside the name. */
export const catalogColumns: CatalogTableColumnsFunc = context => {
  const columns = CatalogTable.defaultColumnsFunc(context);
  const kind = context.entities[0]?.kind ?? context.filters.kind?.value ?? '';
  return SCORED.has(kind.toLocaleLowerCase('en-US'))
    ? [
        ...columns.slice(0, AFTER_NAME),
        levelColumn,
        ...columns.slice(AFTER_NAME),
      ]
    : columns;
};
