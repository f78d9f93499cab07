import { EntityProjection, projectEntity } from '../../projection';

/** What is said of an entity; refs are `group payments`. */
export interface Described {
  title?: string;
  type?: string;
  lifecycle?: string;
  annotations?: Record<string, string>;
  email?: string;
  owners?: string[];
  partOf?: string[];
  memberOf?: string[];
  members?: string[];
  childOf?: string[];
}

/** `group payments` → `group:default/payments` */
export const REF = (text: string) => text.replace(' ', ':default/');

/** An entity by `component orders`. */
export function entity(
  ref: string,
  described: Described = {},
): EntityProjection {
  const [kind, name] = ref.split(' ');
  const { title, type, lifecycle, annotations, email } = described;
  const relations = {
    ownedBy: described.owners,
    partOf: described.partOf,
    memberOf: described.memberOf,
    hasMember: described.members,
    childOf: described.childOf,
  };
  return projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, title, annotations },
    spec: { type, lifecycle, profile: { email } },
    relations: Object.entries(relations).flatMap(([relation, targets = []]) =>
      targets.map(target => ({ type: relation, targetRef: REF(target) })),
    ),
  });
}

/** Finds entities by their refs. */
export function finderOf(entities: readonly EntityProjection[]) {
  const byRef = new Map(entities.map(it => [it.entityRef, it]));
  return (entityRef: string) => byRef.get(entityRef);
}
