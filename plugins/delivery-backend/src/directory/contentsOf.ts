import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { compareText } from '../domain/collections/compare';
import { closeGroups } from './closeGroups';
import { placeOfEntity } from './placeOfEntity';
import { CatalogComponent, CatalogContents } from './types';

/** What is needed of entities. */
export const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'relations',
  'spec.owner',
  'spec.system',
  'spec.domain',
  'spec.parent',
  'spec.children',
  'spec.memberOf',
];

/** Kinds of entities that are read. */
export const KINDS = ['Component', 'System', 'Domain', 'Group', 'User'];

/** Names that deployments and incidents may use, besides the entity itself. */
const SERVICE_ANNOTATIONS = [
  'backstage.io/kubernetes-id',
  'groundwork.io/services',
];
const GITHUB_LOGIN = 'github.com/user-login';

/** What matters of the catalog's entities, in whatever order they come. */
export function contentsOf(entities: readonly Entity[]): CatalogContents {
  const ofKind = (kind: string) =>
    entities.filter(it => it.kind.toLowerCase() === kind);
  const domainOf = new Map(
    ofKind('system').map(it => [
      stringifyEntityRef(it),
      refsOf(it, RELATION_PART_OF, 'domain')[0],
    ]),
  );
  const components = ofKind('component')
    .map(it => componentOf(it, domainOf))
    .sort((one, other) => compareText(one.component, other.component));
  return {
    components,
    groups: closeGroups(childrenOf(ofKind('group'))),
    groupsOfPeople: groupsOfPeople(ofKind('user')),
  };
}

function componentOf(
  entity: Entity,
  domainOf: ReadonlyMap<string, string | undefined>,
): CatalogComponent {
  const { metadata } = entity;
  const component = stringifyEntityRef(entity);
  const [owner] = refsOf(entity, RELATION_OWNED_BY, 'owner');
  const [system] = refsOf(entity, RELATION_PART_OF, 'system');
  const domain = system && domainOf.get(system);
  const annotated = SERVICE_ANNOTATIONS.flatMap(it =>
    (metadata.annotations?.[it] ?? '').split(','),
  ).map(it => it.trim());
  const services = [component, metadata.name, ...annotated].filter(
    it => it !== '',
  );
  return {
    component,
    title: metadata.title ?? metadata.name,
    ...(owner && { owner }),
    ...(system && { system }),
    ...(domain && { domain }),
    ...placeOfEntity(entity),
    services: [...new Set(services)].sort(compareText),
  };
}

/** Both ends say it, and what was not processed yet says it in its spec. */
function childrenOf(groups: readonly Entity[]): Map<string, string[]> {
  const children = new Map<string, Set<string>>();
  const add = (parent: string, ...refs: string[]) => {
    const known = children.get(parent) ?? new Set();
    refs.forEach(ref => known.add(ref));
    children.set(parent, known);
  };
  for (const group of groups) {
    const ref = stringifyEntityRef(group);
    add(ref, ...refsOf(group, RELATION_PARENT_OF, 'children'));
    for (const parent of refsOf(group, RELATION_CHILD_OF, 'parent')) {
      add(parent, ref);
    }
  }
  return new Map([...children].map(([ref, own]) => [ref, [...own]]));
}

function groupsOfPeople(users: readonly Entity[]): Map<string, string[]> {
  return new Map(
    users.flatMap(user => {
      const groups = refsOf(user, RELATION_MEMBER_OF, 'memberOf');
      const login = user.metadata.annotations?.[GITHUB_LOGIN];
      return [
        [stringifyEntityRef(user), groups] as const,
        ...(login ? [[`github:${login.toLowerCase()}`, groups] as const] : []),
      ];
    }),
  );
}

type Field = 'owner' | 'system' | 'domain' | 'parent' | 'children' | 'memberOf';

const KIND_OF_FIELD: Readonly<Record<Field, string>> = {
  owner: 'group',
  system: 'system',
  domain: 'domain',
  parent: 'group',
  children: 'group',
  memberOf: 'group',
};

/** What relations say, or else the field that they are made of. */
function refsOf(entity: Entity, relation: string, field: Field): string[] {
  const kind = KIND_OF_FIELD[field];
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef)
    .filter(ref => field === 'owner' || ref.startsWith(`${kind}:`));
  const value = entity.spec?.[field];
  const named = [value].flat().filter(it => typeof it === 'string');
  const refs = related.length > 0 ? related : named;
  return refs
    .flatMap(ref => fullRef(ref, kind, entity) ?? [])
    .sort(compareText);
}

function fullRef(
  ref: string,
  defaultKind: string,
  { metadata }: Entity,
): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: metadata.namespace ?? 'default',
      }),
    );
  } catch {
    // The catalog lets anything stand there before it was processed.
    return undefined;
  }
}
