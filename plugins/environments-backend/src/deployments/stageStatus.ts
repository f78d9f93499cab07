import {
  Deployment,
  newestFirst,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { StageConfig } from '../config/types';
import { StoredEnvironment } from '../environments/types';
import { provingOf } from './isProven';
import { PlacedVersion } from './placedVersions';
import { rollbackTargetsOf } from './rollbackTargets';
import { StoredDeployment } from './types';

/** What stages of a component hold, and have held. */
export interface Past {
  /** Those that are there, by stage. */
  environments: ReadonlyMap<string, StoredEnvironment>;
  /** What runs in them. */
  current: readonly StoredDeployment[];
  underWay: readonly Deployment[];
  ranInStages: readonly PlacedVersion[];
  ranInEnvironments: readonly PlacedVersion[];
}

/** What runs in a stage, and where one can go from there. */
export function stageStatus(stage: StageConfig, past: Past): StageStatus {
  const environment = past.environments.get(stage.id);
  const isHere = (it: { environmentId: string }) =>
    it.environmentId === environment?.id;
  // What ran in one that was destroyed does not run in the one that came after.
  const current = past.current.find(isHere);
  const proving =
    environment && current && !current.verifiedAt
      ? provingOf(environment, current, stage)
      : undefined;
  const { url } = environment?.outputs ?? {};
  return {
    stage: { id: stage.id, title: stage.title, after: stage.after },
    environmentId: environment?.id,
    environmentName: environment?.name,
    phase: environment?.phase,
    url: typeof url === 'string' ? url : undefined,
    current: current && {
      version: current.version,
      commit: current.commit,
      since: (current.finishedAt ?? current.requestedAt).toISOString(),
      by: current.requestedBy,
    },
    verifiedAt: current?.verifiedAt?.toISOString(),
    verifiedFrom: proving?.from.toISOString(),
    verifiesUntil: proving?.until.toISOString(),
    underWay: past.underWay.find(isHere),
    notPromoted: past.ranInStages
      .filter(it => it.stage === stage.after && !it.wasRolledBack)
      .map(({ version }) => version)
      .filter(version => !current || newestFirst(version, current.version) < 0)
      .sort(newestFirst),
    rollbackTo: current
      ? rollbackTargetsOf(
          current.version,
          past.ranInEnvironments.filter(isHere),
        )
      : [],
  };
}
