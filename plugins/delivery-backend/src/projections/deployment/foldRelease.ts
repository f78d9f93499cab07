import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  understand,
} from '../understand';
import {
  GIT_RELEASE_TYPE,
  gitRelease,
  GitReleaseTold,
} from './gitReleaseEvent';
import { DeploymentRecord, DeploymentRules } from './types';

/** What releases that stand for deployments count as deployed to. */
export const PROXY_ENVIRONMENT = 'production';

const READERS = readersOf<GitReleaseTold>({ [GIT_RELEASE_TYPE]: gitRelease });

/**
 * The deployment that a release of git stands for, where nothing tells of real
 * ones. Of a tag that was moved, where it was moved to counts.
 */
export function foldRelease(
  of: SubjectEvents,
  { componentOf }: Pick<DeploymentRules, 'componentOf'>,
): Folded<DeploymentRecord> {
  const { told, reasons } = understand(of, READERS);
  const release = told.at(-1)?.fact;
  if (!release) {
    return folded<DeploymentRecord>(undefined, reasons);
  }
  const environment = PROXY_ENVIRONMENT;
  const component = componentOf({
    kind: 'repository',
    repository: release.commitsAreIn,
    environment,
  });
  if (component === undefined) {
    return folded<DeploymentRecord>(undefined, [
      ...reasons,
      'componentUnknown',
    ]);
  }
  const record: DeploymentRecord = {
    deployment: {
      id: of.subject,
      component,
      environment,
      isProduction: true,
      sha: release.sha,
      finishedAt: release.at,
      result: 'succeeded',
    },
    version: release.name,
    proxy: release.proxy,
    repository: release.commitsAreIn,
    actors: [],
  };
  const moved = told.slice(1).map(() => 'movedTag');
  return folded(record, [...reasons, ...moved]);
}
