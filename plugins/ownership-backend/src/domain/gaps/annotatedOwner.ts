import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { PeopleDirectory } from '../onCall/people';
import { EntityFinder } from '../onCall/query';
import { EntityProjection } from '../projection';
import { NamedOwner } from './finding';

const ANNOTATION = 'a8r.io/owner';
/** It is written by hand, for people. */
const CONFIDENCE = 0.7;
const LONGEST = 200;

/**
 * The owner that the annotation of annotations.dev names, if the catalog has
 * it: a group, a user, or somebody's address. Real values include "No owner".
 */
export function annotatedOwner(
  { annotations, namespace }: EntityProjection,
  { find, people }: { find: EntityFinder; people: PeopleDirectory },
): NamedOwner[] {
  const text = annotations[ANNOTATION]?.trim().replace(/^@/, '') ?? '';
  if (text === '' || text.length > LONGEST) {
    return [];
  }
  const entityRef =
    people.byEmail(text)?.entityRef ??
    existing(text, namespace, find) ??
    people.byName(text)?.entityRef;
  return entityRef === undefined
    ? []
    : [{ entityRef, by: `annotation ${ANNOTATION}`, confidence: CONFIDENCE }];
}

function existing(
  text: string,
  defaultNamespace: string,
  find: EntityFinder,
): string | undefined {
  try {
    const entityRef = stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'group', defaultNamespace }),
    );
    const kind = find(entityRef)?.kind;
    return kind === 'group' || kind === 'user' ? entityRef : undefined;
  } catch {
    // Free text is no reference, which is nothing that anybody has to mend.
    return undefined;
  }
}
