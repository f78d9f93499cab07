import { Entity } from '@backstage/catalog-model';

/** Where the source code of an entity is. */
export interface SourcePlace {
  /** As subjects of changes call it, such as `github.com/acme/orders`. */
  repository?: string;
  /** In the repository; undefined for all of it. */
  path?: string;
}

const SOURCE_LOCATION = 'backstage.io/source-location';

/** Where names of projects are, unless the location of the source says else. */
const SLUGS: ReadonlyArray<readonly [annotation: string, host: string]> = [
  ['github.com/project-slug', 'github.com'],
  ['gitlab.com/project-slug', 'gitlab.com'],
];

const TREE = /^(?:-\/)?(?:tree|blob)\/[^/]+(?:\/(?<path>.*))?$/;

/**
 * Where the source code of an entity is, as its annotations say it: the slug of
 * its project, at the host of its source's address, or that address alone.
 */
export function placeOfEntity({ metadata }: Entity): SourcePlace {
  const annotations = metadata.annotations ?? {};
  const location = addressOf(annotations[SOURCE_LOCATION] ?? '');
  for (const [annotation, host] of SLUGS) {
    const slug = trimSlashes(annotations[annotation] ?? '');
    if (slug !== '') {
      return placeIn(location?.host ?? host, slug, location?.path);
    }
  }
  const slug = location && slugOf(location.path);
  return slug ? placeIn(location.host, slug, location.path) : {};
}

function addressOf(
  annotation: string,
): { host: string; path: string } | undefined {
  const address = annotation.replace(/^url:/, '');
  if (!URL.canParse(address)) {
    return undefined;
  }
  const { host, pathname, protocol } = new URL(address);
  return /^https?:$/.test(protocol)
    ? { host, path: trimSlashes(decode(pathname)) }
    : undefined;
}

function placeIn(
  host: string,
  slug: string,
  path: string | undefined,
): SourcePlace {
  const repository = `${host}/${slug}`;
  const isThere =
    path?.toLowerCase().startsWith(`${slug.toLowerCase()}/`) ?? false;
  const inTree = isThere
    ? TREE.exec(path!.slice(slug.length + 1))?.groups?.path
    : undefined;
  const inRepository = trimSlashes(inTree ?? '');
  return inRepository === ''
    ? { repository }
    : { repository, path: inRepository };
}

/** All before the tree, or the first two names. */
function slugOf(path: string): string | undefined {
  const names = path.split('/');
  const tree = names.findIndex(
    (it, index) => index >= 2 && /^(?:-|tree|blob)$/.test(it),
  );
  const slug = names.slice(0, tree < 0 ? names.length : tree);
  return slug.length >= 2 ? slug.join('/').replace(/\.git$/, '') : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return path;
  }
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
