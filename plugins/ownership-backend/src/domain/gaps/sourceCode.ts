import { kindRules } from '../kinds';
import { locateFile } from '../kinds/path';
import { EntityProjection } from '../projection';

/** Where the source code of an entity is. */
export interface SourceCode {
  /** In the normal form of the kind `repo`. */
  repo: string;
  /** The folder in it, without slashes around; empty for all of it. */
  folder: string;
}

/** Where an entity says that its source code is, if it does. */
export function sourceCodeOf({
  annotations,
}: Pick<EntityProjection, 'annotations'>): SourceCode | undefined {
  const location = annotations['backstage.io/source-location'];
  if (location?.startsWith('url:')) {
    const url = location.slice('url:'.length);
    const repo = kindRules.repo.normalise(url);
    return repo === undefined
      ? undefined
      : { repo, folder: locateFile(url)?.path ?? '' };
  }
  const github = annotations['github.com/project-slug'];
  const gitlab = annotations['gitlab.com/project-slug'];
  const slug =
    (github && `https://github.com/${github}`) ??
    (gitlab && `https://gitlab.com/${gitlab}`);
  const repo = slug ? kindRules.repo.normalise(slug) : undefined;
  return repo === undefined ? undefined : { repo, folder: '' };
}

/** `acme/orders`: what people call a repository. */
export function nameOfRepo(repo: string): string {
  const [first, ...rest] = repo.split('/');
  return rest.length > 1 && /[.:]/.test(first) ? rest.join('/') : repo;
}
