import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityRowPage,
  EntityScorecards,
  ScorecardSummary,
  TeamRollup,
} from '@groundwork/backstage-plugin-scorecards-common';
import { HttpRequest } from '../../http/client';
import { createRandom } from '../../synthetic/random';
import { ScorecardsCatalog } from '../scorecards/catalog';
import { scorecards } from '../scorecards/definitions';

const API = '/api/scorecards';

/** Rows of a page of the catalog. */
const PAGE = 100;

/** Something that people look at, and what it takes from the backend. */
export interface ReadCase {
  what: string;
  requests: HttpRequest[];
  /** In each round. */
  calls: number;
  budget?: 'card' | 'team';
  /** @throws an Error unless the answer is what it should be */
  check(answer: unknown): void;
}

/** What is asked over HTTP; the table's deep pages apart. */
export function createCases(
  { entities, scored }: ScorecardsCatalog,
  seed: number,
): ReadCase[] {
  const random = createRandom(seed, 'reads');
  const times = <T>(count: number, make: () => T) =>
    Array.from({ length: count }, make);
  const refOfSome = () => stringifyEntityRef(random.pick(scored));
  const [root] = entities;
  return [
    {
      what: 'entity card',
      requests: times(300, () =>
        get('/entities/by-ref', { entityRef: refOfSome() }),
      ),
      calls: 500,
      budget: 'card',
      check: checkCard,
    },
    {
      what: 'roll-up of a team with eight below it',
      requests: middleTeams(entities).map(entityRef =>
        get('/teams/by-ref', { entityRef }),
      ),
      calls: 150,
      budget: 'team',
      check: checkTeam(2),
    },
    {
      what: 'roll-up of the whole company',
      requests: [get('/teams/by-ref', { entityRef: stringifyEntityRef(root) })],
      calls: 50,
      budget: 'team',
      check: checkTeam(entities.filter(({ kind }) => kind === 'Group').length),
    },
    {
      what: 'levels of a catalog page of 100 rows',
      requests: times(50, () => ({
        method: 'POST',
        path: `${API}/entities/levels`,
        body: { entityRefs: times(PAGE, refOfSome) },
      })),
      calls: 200,
      check: checkLevels,
    },
    {
      what: 'list of scorecards',
      requests: [get('/scorecards')],
      calls: 100,
      check: checkList,
    },
    {
      what: 'one scorecard with all teams',
      requests: scorecards.map(({ id }) => get(`/scorecards/${id}`)),
      calls: 50,
      check: checkDetail,
    },
    ...tableCases({ entities, scored }),
  ];
}

function tableCases({ entities, scored }: ScorecardsCatalog): ReadCase[] {
  const table = (query: Query) => tableOf(scorecards[2].id, query);
  const [team] = middleTeams(entities);
  return [
    {
      what: 'table, first page',
      requests: ['title', '-score', 'owner', 'tier', 'level', '-since'].map(
        orderBy => table({ orderBy }),
      ),
      calls: 200,
      check: checkRows,
    },
    {
      what: 'table, filtered by a check and by tier',
      requests: ['title', '-score'].map(orderBy =>
        table({
          check: 'quiet',
          checkStatus: 'fail',
          tier: ['1', '2'],
          orderBy,
        }),
      ),
      calls: 200,
      check: checkRows,
    },
    {
      what: 'table, filtered by team and level',
      requests: ['title', '-score'].map(orderBy =>
        table({ team, level: ['0', '1', '2'], orderBy }),
      ),
      calls: 200,
      check: checkRows,
    },
    {
      what: 'table, searched by text',
      requests: scored
        .slice(-3)
        .map(({ metadata }) => table({ text: metadata.name.split('-')[0] })),
      calls: 100,
      check: checkRows,
    },
  ];
}

/** The case of pages in the middle of the table, found by going there. */
export async function createDeepCase(
  size: number,
  ask: (request: HttpRequest) => Promise<EntityRowPage>,
): Promise<ReadCase> {
  const requests: HttpRequest[] = [];
  for (const orderBy of ['title', '-score']) {
    let page = await ask(tableOf(scorecards[2].id, { orderBy }));
    for (let rows = page.items.length; ; rows += page.items.length) {
      const cursor = page.pageInfo.nextCursor;
      if (cursor === undefined) {
        throw new Error(`The table ends after ${rows} of ${size} rows`);
      }
      const request = tableOf(scorecards[2].id, { cursor });
      if (rows > size / 2) {
        requests.push(request);
        break;
      }
      page = await ask(request);
    }
  }
  return {
    what: 'table, a page in the middle',
    requests,
    calls: 200,
    check: checkRows,
  };
}

type Query = Record<string, string | string[]>;

function tableOf(scorecardId: string, query: Query): HttpRequest {
  return get(`/scorecards/${scorecardId}/entities`, query);
}

function get(path: string, query: Query = {}): HttpRequest {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map(one => [name, one]),
    ),
  );
  return { path: `${API}${path}${search.size > 0 ? `?${search}` : ''}` };
}

/** Groups that have eight below them, which have none. */
function middleTeams(entities: readonly Entity[]): string[] {
  const groups = entities.filter(({ kind }) => kind === 'Group');
  const childrenOf = ({ spec }: Entity) => (spec?.children ?? []) as string[];
  const withChildren = new Set(
    groups
      .filter(it => childrenOf(it).length > 0)
      .map(({ metadata }) => metadata.name),
  );
  return groups
    .filter(it => {
      const children = childrenOf(it);
      return (
        children.length > 1 && !children.some(name => withChildren.has(name))
      );
    })
    .slice(0, 20)
    .map(stringifyEntityRef);
}

function checkCard(answer: unknown): void {
  const { scorecards: all } = answer as EntityScorecards;
  const checks = all.flatMap(it => it.checks);
  expectThat(
    all.length === 3 && checks.length > 50,
    `an entity has ${checks.length} checks on ${all.length} scorecards`,
  );
  expectThat(
    !all.some(({ pending }) => pending),
    'an entity waits to be evaluated',
  );
}

function checkTeam(least: number): (answer: unknown) => void {
  return answer => {
    const { rollups, teams, byTeam, fixes, partial } = answer as TeamRollup;
    expectThat(
      rollups.length === 3 && teams.length >= least && fixes.length > 0,
      `a roll-up has ${rollups.length} scorecards, ${teams.length} teams, ${fixes.length} fixes`,
    );
    expectThat(!partial, 'a roll-up leaves something out');
    const whole = entitiesIn(rollups);
    const parts = entitiesIn(byTeam.flatMap(part => part.rollups));
    expectThat(
      whole === parts,
      `the parts of a roll-up have ${parts} entities, and the whole has ${whole}`,
    );
  };
}

/** Entities on all scorecards. */
function entitiesIn(rollups: TeamRollup['rollups']): number {
  return rollups.reduce((sum, { entities }) => sum + entities, 0);
}

function checkLevels(answer: unknown): void {
  const { items } = answer as { items: Array<{ levels: unknown[] }> };
  expectThat(
    // Some are there twice
    items.length > PAGE / 2 && items.every(({ levels }) => levels.length === 3),
    `a page of ${PAGE} has levels of ${items.length}`,
  );
}

function checkList(answer: unknown): void {
  const { items } = answer as { items: ScorecardSummary[] };
  expectThat(
    items.length === 3 && items.every(({ trend }) => trend.length === 30),
    `the list has ${items.length} scorecards, with ${items[0]?.trend.length} days`,
  );
}

function checkDetail(answer: unknown): void {
  const { byTeam } = answer as { byTeam: unknown[] };
  expectThat(byTeam.length > 2, `a scorecard has ${byTeam.length} teams`);
}

function checkRows(answer: unknown): void {
  const { items } = answer as EntityRowPage;
  expectThat(items.length > 0, 'a page of the table is empty');
}

function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) {
    throw new Error(`Asked over HTTP, ${otherwise}`);
  }
}
