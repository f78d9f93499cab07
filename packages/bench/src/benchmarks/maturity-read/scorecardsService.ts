import { NotFoundError } from '@backstage/errors';
import {
  CheckResult,
  EntityScorecard,
  Standing,
} from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { MadeStanding } from './standings';
import { World } from './World';

const PAGE = 200;
const AT = '2026-11-01T08:00:00.000Z';

/** Scorecards as the maturity plugin reads them; each answer is there at once. */
export function createScorecardsService(world: World): ScorecardsService {
  const published = new Map<string, string>();
  const { levels, practices } = world.model;
  const service: Pick<
    ScorecardsService,
    'readDefinition' | 'publishDefinition' | 'queryStandings' | 'findEntity'
  > = {
    async readDefinition(id) {
      return published.get(id) ?? '';
    },
    async publishDefinition(yaml) {
      const scorecardId = yaml.includes(`name: ${practices}\n`)
        ? practices
        : levels;
      const changed = published.get(scorecardId) !== yaml;
      published.set(scorecardId, yaml);
      return { scorecardId, version: 1, changed, warnings: [] };
    },
    async queryStandings(id, { cursor = '0', limit = PAGE }) {
      const start = Number(cursor);
      const end = start + limit;
      return {
        items: world.teams
          .slice(start, end)
          .map(team => pageItemOf(team, id, world)),
        pageInfo: end < world.teams.length ? { nextCursor: String(end) } : {},
      };
    },
    async findEntity(entityRef) {
      if (!world.teams.includes(entityRef)) {
        throw new NotFoundError(`${entityRef} is no team`);
      }
      return {
        entity: entityOf(entityRef),
        scorecards: [levels, practices].map(id =>
          scorecardOf(entityRef, id, world),
        ),
      };
    },
  };
  // Whatever else is called, nobody should call, and would fail to.
  return service as ScorecardsService;
}

function pageItemOf(team: string, id: string, world: World): Standing {
  const { capabilities, checks } = partOf(team, id, world);
  return {
    entity: entityOf(team),
    level: 1,
    unmeasured: false,
    since: AT,
    version: 1,
    evaluatedAt: AT,
    capabilities,
    checks,
  };
}

function scorecardOf(team: string, id: string, world: World): EntityScorecard {
  const { capabilities, checks } = partOf(team, id, world);
  return {
    scorecardId: id,
    scorecardTitle: id,
    version: 1,
    level: 1,
    levels: [],
    unmeasured: false,
    since: AT,
    missing: [],
    evaluatedAt: AT,
    counts: { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 },
    pending: false,
    capabilities,
    checks: checks.map(
      (it): CheckResult => ({
        ...it,
        title: it.checkId,
        level: 1,
        weight: 1,
        enforced: true,
        expression: 'true',
        facts: [],
      }),
    ),
  };
}

/** What one of the two scorecards says. */
function partOf(team: string, id: string, world: World): MadeStanding {
  const { capabilities, checks } = world.standingOf(team);
  const { levels, rules } = world.model;
  const isOfLevels = id === levels;
  return {
    capabilities: isOfLevels ? capabilities : [],
    checks: checks.filter(
      (_, at) => (rules[at].capability !== undefined) === isOfLevels,
    ),
  };
}

function entityOf(entityRef: string): Standing['entity'] {
  return { entityRef, kind: 'group', title: entityRef, type: 'team' };
}
