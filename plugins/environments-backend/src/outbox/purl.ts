import { parseEntityRef } from '@backstage/catalog-model';

/**
 * The package URL of a version of a component. Its type is `generic`, since
 * nobody says in which registry it is, if any.
 *
 * @param vcs - where its commit is; only what others can reach is told
 */
export function purlOf(
  component: string,
  version: string,
  vcs?: { repository: string; commit: string },
): string {
  const { namespace, name } = parseEntityRef(component);
  const purl = `pkg:generic/${encode(namespace)}/${encode(name)}@${encode(
    version,
  )}`;
  const url = vcs && urlWithoutUser(vcs.repository);
  return url ? `${purl}?vcs_url=${encode(`git+${url}@${vcs.commit}`)}` : purl;
}

/** Everything but letters, digits and `.-_~:`, as package URLs have it. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, it =>
      `%${it.charCodeAt(0).toString(16)}`.toUpperCase(),
    )
    .replaceAll('%3A', ':');
}

/** Repositories can be paths of this machine, which say nothing to others. */
function urlWithoutUser(repository: string): string | undefined {
  if (!URL.canParse(repository)) {
    return undefined;
  }
  const url = new URL(repository);
  if (!['https:', 'http:', 'ssh:'].includes(url.protocol)) {
    return undefined;
  }
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.toString();
}
