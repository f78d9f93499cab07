import {
  Gap,
  GapKind,
  GapsPage,
} from '@groundwork/backstage-plugin-ownership-common';

/** A gap of a component of the default namespace. */
export function gap(
  kind: GapKind,
  name: string,
  rest: Omit<Partial<Gap>, 'entity'> & { entity?: Partial<Gap['entity']> } = {},
): Gap {
  const entityRef = `component:default/${name}`;
  return {
    id: `${kind}:${entityRef}`,
    kind,
    owners: [],
    why: `Why ${name} has this gap`,
    since: '2026-11-14T09:00:00.000Z',
    suggestions: [],
    ...rest,
    entity: { entityRef, kind: 'component', title: name, ...rest.entity },
  };
}

/** A page of gaps; its counts are those of its items unless given. */
export function gapsPage(items: Gap[], rest: Partial<GapsPage> = {}): GapsPage {
  const counts: GapsPage['counts'] = {};
  for (const { kind } of items) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return {
    items,
    counts,
    pageInfo: {},
    asOf: '2026-11-21T08:00:00.000Z',
    degraded: false,
    degradedReasons: [],
    ...rest,
  };
}
