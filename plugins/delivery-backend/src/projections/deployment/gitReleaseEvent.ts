import { z } from 'zod';
import { NewEvent } from '../../log';
import { name, sha } from '../shapes';

/** The type of the events in which git tells of releases. */
export const GIT_RELEASE_TYPE = 'dev.groundwork.git.release';

/** The payload of such an event. Times are milliseconds since 1970. */
export const gitRelease = z.object({
  sha,
  /** The tag, or the id of the commit on the branch. */
  name,
  at: z.number(),
  /** The repository that it is made of. */
  commitsAreIn: name,
  /** What it stands for a deployment by: it is none itself. */
  proxy: z.enum(['tag', 'branch']),
});

/** What git tells of a release. */
export type GitReleaseTold = z.output<typeof gitRelease>;

/** A release, as git has it. */
export interface GitRelease {
  /** The tag, or the id of the commit on the branch. */
  name: string;
  sha: string;
  /** Milliseconds since 1970. */
  releasedAt: number;
  kind: GitReleaseTold['proxy'];
}

/**
 * What git tells of a release, as an event of the log. The same release always
 * gives the same key, so a repository can be read again; a tag that was moved
 * gives another one.
 *
 * @param repository - as subjects call it, such as `github.com/acme/orders`
 */
export function toGitReleaseEvent(
  release: GitRelease,
  { repository }: { repository: string },
): NewEvent {
  const told: GitReleaseTold = {
    sha: release.sha,
    name: release.name,
    at: release.releasedAt,
    commitsAreIn: repository,
    proxy: release.kind,
  };
  return {
    source: `git:${repository}`,
    eventId: `release ${release.name} ${release.sha}`,
    type: GIT_RELEASE_TYPE,
    subject: `release:${repository}@${release.name}`,
    occurredAt: new Date(release.releasedAt),
    payload: JSON.stringify(told),
  };
}
