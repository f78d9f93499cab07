import {
  MetricId,
  MetricItem,
  MetricItemPage,
  ScopeQuery,
} from '@groundwork/backstage-plugin-delivery-common';
import { ChangeSummaries, FoundChange } from '../changes/ChangeSummaries';
import { ContextReader } from '../context/ContextReader';
import { isoOf, readPeriod } from '../period';
import { ScopeResolver } from '../scope';
import { Viewer } from '../Viewer';
import { decodeCursor, encodeCursor } from './cursor';
import { ItemNames } from './ItemNames';
import { ItemStore, StoredItem } from './ItemStore';

/** Answers which items are behind a number. */
export class ItemReader {
  constructor(
    private readonly options: {
      scopes: ScopeResolver;
      context: ContextReader;
      items: ItemStore;
      changes: ChangeSummaries;
      names: ItemNames;
      now: () => Date;
    },
  ) {}

  async read(
    query: ScopeQuery & { metric: MetricId; limit: number; cursor?: string },
    viewer: Viewer,
  ): Promise<MetricItemPage> {
    const { scopes, context, items, changes, names, now } = this.options;
    const { metric, limit, cursor } = query;
    const period = readPeriod(query, { now: now() });
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const scope = await scopes.resolve(query.scope, viewer);
    const found = await items.findItems(
      { filter: scope.filter, period, metric },
      { limit: limit + 1, after },
    );
    const page = found.slice(0, limit);
    const ids = [...new Set(page.map(({ item }) => item))];
    const known = await changes.find(ids, viewer);
    const titles = await names.find(ids.filter(id => !known.has(id)));
    const last = page.at(-1);
    return {
      ...(await context.read(scope, period)),
      items: page.map(it => toAnswer(it, known.get(it.item), titles)),
      pageInfo:
        last && found.length > limit
          ? {
              nextCursor: encodeCursor({
                ...last,
                component: last.component ?? '',
              }),
            }
          : {},
    };
  }
}

function toAnswer(
  { item, component, at, value, reason, isOpen, isApproximate }: StoredItem,
  change: FoundChange | undefined,
  titles: ReadonlyMap<string, string>,
): MetricItem {
  const summary = change?.summary;
  const title = summary?.title ?? titles.get(item) ?? item;
  return {
    item,
    title,
    ...(summary?.url !== undefined && { url: summary.url }),
    ...(component !== undefined && { component }),
    at: isoOf(at),
    ...(value === undefined ? { excluded: reason } : { value }),
    ...(isOpen && { isOpen }),
    ...(isApproximate && { isApproximate }),
    ...(summary && { change: summary }),
  };
}
