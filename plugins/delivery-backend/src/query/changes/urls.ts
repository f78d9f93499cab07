const ON_GITLAB = /(?:^|\.)gitlab\./;
const ON_GITHUB = /(?:^|\.)github\./;

/**
 * Where a change can be seen, as far as its host tells.
 *
 * @param change.isToldByGithub - Whether GitHub's webhooks told of it, whatever
 *   the name of the host
 */
export function urlOfChange(change: {
  repository: string;
  number?: number;
  mergeSha?: string;
  isToldByGithub: boolean;
}): string | undefined {
  const { repository, number, mergeSha, isToldByGithub } = change;
  const paths = pathsOn(repository, isToldByGithub);
  if (!paths) {
    return undefined;
  }
  if (number !== undefined) {
    return `https://${repository}${paths.request}/${number}`;
  }
  return mergeSha === undefined
    ? undefined
    : `https://${repository}${paths.commit}/${mergeSha}`;
}

function pathsOn(repository: string, isToldByGithub: boolean) {
  const [host] = repository.split('/');
  if (ON_GITLAB.test(host)) {
    return { request: '/-/merge_requests', commit: '/-/commit' };
  }
  return isToldByGithub || ON_GITHUB.test(host)
    ? { request: '/pull', commit: '/commit' }
    : undefined;
}
