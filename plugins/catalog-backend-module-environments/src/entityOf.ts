import { createHash } from 'node:crypto';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
  EntityLink,
  KubernetesValidatorFunctions,
} from '@backstage/catalog-model';
import { EnvironmentSummary } from '@groundwork/backstage-plugin-environments-common';

/** Tells which environment an entity stands for. */
export const ANNOTATION_ENVIRONMENT = 'groundwork.dev/environment-id';

/** A namespace of their own: an environment never takes another entity's name. */
export const NAMESPACE = 'environments';

/** What the lifecycle is of environments that are no stage. */
const TEMPORARY = 'experimental';

/**
 * The entities of environments.
 *
 * @param baseUrl - of the portal
 */
export function entitiesOf(
  environments: readonly EnvironmentSummary[],
  baseUrl: string,
): Entity[] {
  const taken = new Set<string>();
  return environments.map(environment => {
    const name = nameOf(environment, taken);
    taken.add(name.toLocaleLowerCase('en-US'));
    return entityOf(environment, name, baseUrl);
  });
}

function entityOf(
  {
    id,
    name: title,
    blueprint,
    owner,
    component,
    stage,
    url,
  }: EnvironmentSummary,
  name: string,
  baseUrl: string,
): Entity {
  const page = `${baseUrl}/environments/${encodeURIComponent(id)}`;
  const links: EntityLink[] = [{ url: page, title: 'Environment' }];
  if (url && URL.canParse(url)) {
    links.unshift({ url, title: 'Open' });
  }
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: NAMESPACE,
      title,
      description: `Made from the blueprint ${blueprint.title}`,
      annotations: {
        [ANNOTATION_LOCATION]: `url:${page}`,
        [ANNOTATION_ORIGIN_LOCATION]: `url:${page}`,
        [ANNOTATION_VIEW_URL]: page,
        [ANNOTATION_ENVIRONMENT]: id,
      },
      links,
    },
    spec: {
      type: 'environment',
      lifecycle: stage ?? TEMPORARY,
      owner,
      ...(component && { dependencyOf: [component] }),
    },
  };
}

/** The environment's own, unless the catalog could not take it. */
function nameOf(
  { id, name }: EnvironmentSummary,
  taken: ReadonlySet<string>,
): string {
  const isFree =
    KubernetesValidatorFunctions.isValidObjectName(name) &&
    !taken.has(name.toLocaleLowerCase('en-US'));
  return isFree
    ? name
    : `environment-${createHash('sha256')
        .update(id)
        .digest('hex')
        .slice(0, 20)}`;
}
