import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Standing } from '@groundwork/backstage-plugin-scorecards-common';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import { StoredStanding } from '../store';

/** As many as one request may ask for. */
const PAGE = 500;

/** Where all groups stand, on both scorecards. */
export async function readStandings(options: {
  scorecards: Pick<ScorecardsService, 'queryStandings'>;
  ids: { levels: string; practices?: string };
  credentials: BackstageCredentials;
  signal: AbortSignal;
}): Promise<Map<string, StoredStanding>> {
  const { ids } = options;
  const standings = new Map<string, StoredStanding>();
  for await (const { entity, ...it } of readAll(ids.levels, options)) {
    standings.set(entity.entityRef, {
      capabilities: it.capabilities,
      checks: it.checks,
      practices: [],
      evaluatedAt: it.evaluatedAt,
    });
  }
  if (ids.practices !== undefined) {
    for await (const { entity, checks } of readAll(ids.practices, options)) {
      const standing = standings.get(entity.entityRef);
      if (standing) {
        standing.practices = checks;
      }
    }
  }
  return standings;
}

async function* readAll(
  scorecardId: string,
  options: {
    scorecards: Pick<ScorecardsService, 'queryStandings'>;
    credentials: BackstageCredentials;
    signal: AbortSignal;
  },
): AsyncGenerator<Standing, void, undefined> {
  const { scorecards, credentials, signal } = options;
  let cursor: string | undefined;
  do {
    const page = await scorecards.queryStandings(
      scorecardId,
      { limit: PAGE, cursor },
      { credentials, signal },
    );
    yield* page.items;
    cursor = page.pageInfo.nextCursor;
  } while (cursor !== undefined);
}
