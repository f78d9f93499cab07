import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  EntityMeta,
} from '@backstage/catalog-model';

/** The annotation that lists the host names at which an entity answers. */
export const ANNOTATION_HOSTS = 'groundwork.dev/hosts';

const GIT_HOST = 'https://git.acme.test';

/** `payment-api` as a person would write it: `Payment api`. */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}

/** Metadata of an entity that a file in the organisation's repository lists. */
export function listedMetadata(name: string, file: string): EntityMeta {
  const location = `url:${GIT_HOST}/acme/organisation/blob/main/${file}`;
  return {
    name,
    annotations: {
      [ANNOTATION_LOCATION]: location,
      [ANNOTATION_ORIGIN_LOCATION]: location,
    },
  };
}

/** Metadata of an entity with a repository of its own. */
export function repositoryMetadata(name: string): EntityMeta {
  const repository = `${GIT_HOST}/acme/${name}`;
  const location = `url:${repository}/blob/main/catalog-info.yaml`;
  return {
    name,
    title: titleOf(name),
    description: `${titleOf(name)}, made up to measure with.`,
    annotations: {
      [ANNOTATION_LOCATION]: location,
      [ANNOTATION_ORIGIN_LOCATION]: location,
      [ANNOTATION_SOURCE_LOCATION]: `url:${repository}/tree/main/`,
      'github.com/project-slug': `acme/${name}`,
    },
    links: [
      { title: 'Dashboard', url: `https://grafana.acme.test/d/${name}` },
      { title: 'Runbook', url: `https://runbooks.acme.test/${name}` },
    ],
  };
}
