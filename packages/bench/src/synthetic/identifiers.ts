import { Entity } from '@backstage/catalog-model';
import { ANNOTATION_HOSTS } from './metadata';
import { fnv1a } from './random';

/** Where the images of a synthetic company are. */
export const IMAGE_REGISTRY = 'registry.acme.test';

const REGION = 'eu-central-1';
const ACCOUNTS = 40;

/**
 * The name of an entity's pod: what Kubernetes makes of a Deployment's name.
 * Suffixes have only consonants and digits, as real ones do.
 */
export function podOf(name: string): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  const letters = (count: number, from: number) => {
    let rest = from;
    let text = '';
    for (let left = count; left > 0; left--) {
      text += alphabet[rest % alphabet.length];
      rest = Math.floor(rest / alphabet.length);
    }
    return text;
  };
  const hash = fnv1a(name);
  return `${name}-${letters(5, hash)}c4-${letters(5, fnv1a(`${hash}`))}`;
}

/** The image that a synthetic component runs as. */
export function imageOf(name: string, system: string): string {
  return `${IMAGE_REGISTRY}/${system}/${name}`;
}

/** The npm package that a synthetic component or API is published as. */
export function npmPackageOf(name: string): string {
  return `@acme/${name}`;
}

/**
 * Entities with all that a company with good annotations says of its software:
 * images, packages, cloud resources, queues, databases, telemetry and alerts,
 * beside the hosts, repositories and workloads that the synthetic catalog has
 * anyway. That is ten identifiers and more for an entity, on average.
 */
export function withIdentifiers(entities: readonly Entity[]): Entity[] {
  return entities.map(entity => {
    const added = annotationsOf(entity);
    return added
      ? {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: { ...entity.metadata.annotations, ...added },
          },
        }
      : entity;
  });
}

function annotationsOf(entity: Entity): Record<string, string> | undefined {
  const { name } = entity.metadata;
  const spec = (entity.spec ?? {}) as Record<string, unknown>;
  switch (entity.kind) {
    case 'Component':
      return componentAnnotations(name, String(spec.system));
    case 'API':
      return {
        [ANNOTATION_HOSTS]: `${name}.api.acme.test,${name}.partners.acme.test`,
        'groundwork.dev/packages': `npm:${npmPackageOf(
          name,
        )},go:git.acme.test/clients/${name}`,
        'groundwork.dev/alert-labels': `api=${name}`,
      };
    case 'Resource':
      return resourceAnnotations(name, String(spec.type));
    case 'System':
      return {
        'groundwork.dev/chat-channel': `#${name}`,
        'backstage.io/kubernetes-namespace': name,
        'argocd/app-name': `${name}-root`,
        [ANNOTATION_HOSTS]: `${name}.apps.acme.test`,
      };
    default:
      return undefined;
  }
}

function componentAnnotations(
  name: string,
  system: string,
): Record<string, string> {
  const arn = (service: string, rest: string) =>
    `arn:aws:${service}:${REGION}:${accountOf(system)}:${rest}`;
  return {
    'groundwork.dev/images': imageOf(name, system),
    'groundwork.dev/packages': `npm:${npmPackageOf(name)}`,
    'groundwork.dev/cloud-resources': [
      arn('ecs', `service/${system}/${name}`),
      arn('lambda', `function:${name}-hooks`),
    ].join(','),
    'groundwork.dev/queues': `${name}.events,${name}.commands`,
    'groundwork.dev/otel-service-name': `acme.${name}`,
    'groundwork.dev/alert-labels': `service=${name}`,
    'groundwork.dev/dashboards': `https://grafana.acme.test/d/${name}-slo`,
  };
}

function resourceAnnotations(
  name: string,
  type: string,
): Record<string, string> {
  const account = accountOf(name);
  const arn = (service: string, rest: string) =>
    `arn:aws:${service}:${REGION}:${account}:${rest}`;
  switch (type) {
    case 'object-storage':
      return {
        'groundwork.dev/cloud-resources': `arn:aws:s3:::${name},${arn(
          'kms',
          `alias/${name}`,
        )}`,
      };
    case 'queue':
      return {
        'groundwork.dev/cloud-resources': arn('sqs', name),
        'groundwork.dev/queues': `${name}.in,${name}.dead`,
      };
    default:
      return {
        'groundwork.dev/cloud-resources': arn('rds', `db:${name}`),
        'groundwork.dev/databases': `${name}.data.acme.test/main,${name}.data.acme.test/audit`,
      };
  }
}

/** Twelve digits, the same for all of a system. */
function accountOf(system: string): string {
  return String(210_000_000_000 + (fnv1a(system) % ACCOUNTS));
}
