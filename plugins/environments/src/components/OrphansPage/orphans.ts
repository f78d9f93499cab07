import {
  InventoryStatus,
  Orphan,
  OrphanCommand,
} from '@groundwork/backstage-plugin-environments-common';

export type OrphanAction = OrphanCommand['action'];

/** What can be done with an orphan now. */
export function actionsOf({
  status,
  adoptable,
}: Pick<Orphan, 'status' | 'adoptable'>): OrphanAction[] {
  if (status === 'destroying') {
    return [];
  }
  return [
    ...(adoptable ? (['adopt'] as const) : []),
    'destroy',
    ...(status === 'ignored' ? [] : (['ignore'] as const)),
  ];
}

/** What needs somebody, apart from what somebody has chosen to ignore. */
export function byIgnored(orphans: readonly Orphan[]): {
  left: Orphan[];
  ignored: Orphan[];
} {
  return {
    left: orphans.filter(({ status }) => status !== 'ignored'),
    ignored: orphans.filter(({ status }) => status === 'ignored'),
  };
}

/** What orphans cost per day together; undefined when that of none is known. */
export function costOf(
  orphans: ReadonlyArray<Pick<Orphan, 'costPerDay'>>,
): number | undefined {
  const known = orphans.flatMap(({ costPerDay }) => costPerDay ?? []);
  return known.length > 0
    ? known.reduce((sum, cost) => sum + cost, 0)
    : undefined;
}

/** An amount as prices are written; the inventories know of no currency. */
export function formatAmount(amount: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(amount);
}

/**
 * How sure it is that nothing else is there:
 *
 * - `nothing`: nobody has looked yet
 * - `partly`: some drivers could not be looked at, now or ever
 * - `all`: all were looked at, the one longest ago then
 */
export type Looked =
  | { kind: 'nothing' }
  | { kind: 'partly'; drivers: string[] }
  | { kind: 'all'; since: Date };

/** How sure it is that nothing else is there. */
export function lookedAt(inventories: readonly InventoryStatus[]): Looked {
  if (inventories.length === 0) {
    return { kind: 'nothing' };
  }
  const unsure = inventories.filter(
    ({ error, succeededAt }) => error || !succeededAt,
  );
  if (unsure.length > 0) {
    return { kind: 'partly', drivers: unsure.map(({ driver }) => driver) };
  }
  const times = inventories.flatMap(({ succeededAt }) =>
    succeededAt ? Date.parse(succeededAt) : [],
  );
  return { kind: 'all', since: new Date(Math.min(...times)) };
}
