import {
  ApiEntity,
  ComponentEntity,
  EntityMeta,
  ResourceEntity,
  SystemEntity,
} from '@backstage/catalog-model';
import { ANNOTATION_HOSTS, repositoryMetadata } from './metadata';
import { Random } from './random';
import { componentForms, resourceForms, subjects } from './words';

/** The software of a synthetic company. */
export interface Software {
  components: ComponentEntity[];
  apis: ApiEntity[];
  resources: ResourceEntity[];
}

/** Where a piece of software is made: its system, and who owns it. */
interface Place {
  system: string;
  owner: string;
}

/** Names of the things of one system, for its parts to refer to. */
interface Neighbours {
  components: string[];
  apis: string[];
  resources: string[];
}

const OWNED_BY_ANOTHER_TEAM = 0.15;
const DEPENDS_ON_ANOTHER_SYSTEM = 0.2;
const MOST_DEPENDENCIES = 4;

/**
 * Makes resources, APIs and components, each in a system.
 *
 * Most are owned by the system's team. A component depends on components that
 * were made before it, so that dependencies form no circle, mostly in its own
 * system; it provides and consumes APIs, and uses resources, of its system.
 */
export function createSoftware(
  counts: { components: number; apis: number; resources: number },
  company: { systems: readonly SystemEntity[]; teams: string[] },
  random: Random,
): Software {
  const bySystem = new Map<string, Neighbours>();
  const neighbours = (system: string) => {
    const found = bySystem.get(system) ?? {
      components: [],
      apis: [],
      resources: [],
    };
    bySystem.set(system, found);
    return found;
  };
  const make = <T extends { metadata: EntityMeta }>(
    count: number,
    kind: keyof Neighbours,
    create: (index: number, place: Place) => T,
  ): T[] =>
    Array.from({ length: count }, (_, index) => {
      const place = choosePlace(company, random);
      const entity = create(index, place);
      neighbours(place.system)[kind].push(entity.metadata.name);
      return entity;
    });

  const resources = make(counts.resources, 'resources', (index, place) =>
    createResource(index, place, random),
  );
  const apis = make(counts.apis, 'apis', (index, place) =>
    createApi(index, place, random),
  );
  const made: string[] = [];
  const components = make(counts.components, 'components', (index, place) => {
    const component = createComponent(index, place, {
      near: neighbours(place.system),
      made,
      random,
    });
    made.push(component.metadata.name);
    return component;
  });
  return { components, apis, resources };
}

function choosePlace(
  company: { systems: readonly SystemEntity[]; teams: string[] },
  random: Random,
): Place {
  const system = random.pick(company.systems);
  const owner = random.chance(OWNED_BY_ANOTHER_TEAM)
    ? `group:${random.pick(company.teams)}`
    : system.spec.owner;
  return { system: system.metadata.name, owner };
}

function createResource(
  index: number,
  place: Place,
  random: Random,
): ResourceEntity {
  const { word, type } = random.pick(resourceForms);
  const name = `${random.pick(subjects)}-${word}-${index}`;
  const metadata = repositoryMetadata(name);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        [ANNOTATION_HOSTS]: `${name}.data.acme.test`,
      },
    },
    spec: { type, ...place },
  };
}

function createApi(index: number, place: Place, random: Random): ApiEntity {
  const subject = random.pick(subjects);
  const name = `${subject}-interface-${index}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: repositoryMetadata(name),
    spec: {
      type: 'openapi',
      lifecycle: 'production',
      ...place,
      definition: JSON.stringify({
        openapi: '3.1.0',
        info: { title: name, version: `1.${random.integer(20)}.0` },
        paths: {
          [`/${subject}`]: {
            get: { responses: { '200': { description: 'All of them' } } },
          },
        },
      }),
    },
  };
}

function createComponent(
  index: number,
  place: Place,
  context: { near: Neighbours; made: string[]; random: Random },
): ComponentEntity {
  const { near, random } = context;
  const { word, type } = random.pick(componentForms);
  const name = `${random.pick(subjects)}-${word}-${index}`;
  const some = (names: string[]) =>
    names.length > 0 && random.chance(0.5) ? [random.pick(names)] : [];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: componentMetadata(name, place.system, random),
    spec: {
      type,
      lifecycle: random.chance(0.85) ? 'production' : 'experimental',
      ...place,
      providesApis: some(near.apis),
      consumesApis: some(near.apis),
      dependsOn: [
        ...chooseDependencies(context),
        ...some(near.resources).map(resource => `resource:${resource}`),
      ],
    },
  };
}

function chooseDependencies(context: {
  near: Neighbours;
  made: string[];
  random: Random;
}): string[] {
  const { near, made, random } = context;
  const chosen = new Set<string>();
  for (let left = random.integer(MOST_DEPENDENCIES + 1); left > 0; left--) {
    const from = random.chance(DEPENDS_ON_ANOTHER_SYSTEM)
      ? made
      : near.components;
    if (from.length > 0) {
      chosen.add(`component:${random.pick(from)}`);
    }
  }
  return [...chosen];
}

function componentMetadata(
  name: string,
  system: string,
  random: Random,
): EntityMeta {
  const metadata = repositoryMetadata(name);
  return {
    ...metadata,
    labels: { tier: `tier-${1 + random.integer(4)}` },
    tags: [random.pick(['java', 'go', 'typescript', 'python', 'kotlin'])],
    annotations: {
      ...metadata.annotations,
      [ANNOTATION_HOSTS]: `${name}.acme.test,${name}.${system}.internal.acme.test`,
      'backstage.io/kubernetes-id': name,
      'backstage.io/kubernetes-namespace': system,
      'argocd/app-name': `${system}.${name}`,
      'sentry.io/project-slug': `acme/${name}`,
      'pagerduty.com/service-id': `P${random
        .integer(36 ** 6)
        .toString(36)
        .padStart(6, '0')
        .toUpperCase()}`,
    },
  };
}
