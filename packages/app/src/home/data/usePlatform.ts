import { useApiHolder } from '@backstage/frontend-plugin-api';
import { environmentsApiRef } from '@groundwork/backstage-plugin-environments';
import {
  Loadable,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { scorecardsApiRef } from '@groundwork/backstage-plugin-scorecards';
import {
  PlatformSources,
  PlatformTrouble,
  platformTroublesOf,
} from './platform';
import { settle } from './settle';

/** How the platform is, as far as it could be found out. */
export interface Platform {
  troubles: PlatformTrouble[];
  failed: Array<keyof PlatformSources>;
}

const SHOWN = 3;
/** The most that the backend counts at once. */
const COUNTED = 200;

/** Reads what needs somebody who runs the platform: each source once. */
export function usePlatform(): Loadable<Platform> {
  const apis = useApiHolder();
  return useLoadable(async () => {
    const environments = apis.get(environmentsApiRef);
    const { answers, failed } = await settle<PlatformSources>({
      troubled: environments?.queryEnvironments({
        scope: 'all',
        phase: ['failed', 'degraded', 'delete-blocked'],
        sort: 'createdAt',
        order: 'desc',
        limit: SHOWN,
      }),
      orphans: environments?.listOrphans(),
      deadLetters: environments?.queryDeadLetters({ limit: COUNTED }),
      blueprints: environments?.listBlueprints(),
      scorecards: apis.get(scorecardsApiRef)?.listScorecards(),
    });
    return { troubles: platformTroublesOf(answers), failed };
  }, [apis]);
}
