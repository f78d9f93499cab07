import { OnCallStatus } from '@groundwork/backstage-plugin-ownership-common';
import { EntityFinder } from '../onCall/query';
import { ownersOf } from '../owners';
import { EntityProjection } from '../projection';
import { EntityFacts, NamedOwner, OwnerFact } from './finding';
import { GroupTree } from './groupTree';
import { GapScope, isOperated } from './scope';

/** What facts are drawn from. */
export interface FactSources {
  find: EntityFinder;
  groups: GroupTree;
  scope: GapScope;
  /** Whether what has no owner gets that of its system or domain. */
  inheritOwners: boolean;
}

/** What was found out beside the catalog. */
export interface AskedFacts {
  onCall?: { status: OnCallStatus; schedule?: string };
  /** Owners that other sources name, whether the catalog does or not. */
  named: readonly NamedOwner[];
  /** Whether a source that might name one could not be asked. */
  isNamedUnknown: boolean;
}

/** Gathers what rules look at. */
export function factsOf(
  entity: EntityProjection,
  sources: FactSources,
  asked: AskedFacts,
): EntityFacts {
  const { find, groups, scope } = sources;
  const owners = entity.owners.map(ref => ownerFact(ref, sources));
  const contacts = [
    entity.contact,
    ...entity.owners.flatMap(ref => find(ref)?.contact ?? []),
  ];
  return {
    entity,
    owners,
    inheritsOwner: owners.length === 0 && inheritsOwner(entity, sources),
    isOperated: isOperated(entity, scope),
    onCall: asked.onCall,
    hasChannel: contacts.some(({ channel }) => channel !== undefined),
    hasRunbook: contacts.some(({ runbook }) => runbook !== undefined),
    otherOwners: namedOtherwise(entity.owners, asked.named, groups),
    isOtherUnknown: asked.isNamedUnknown,
  };
}

function ownerFact(entityRef: string, sources: FactSources): OwnerFact {
  const owner = sources.find(entityRef);
  switch (owner?.kind) {
    case 'group':
      return {
        entityRef,
        is: 'group',
        hasPeople: sources.groups.hasPeople(entityRef),
      };
    case 'user':
      return { entityRef, is: 'user', hasPeople: true };
    case undefined:
      return { entityRef, is: 'missing', hasPeople: false };
    default:
      return { entityRef, is: 'other', hasPeople: true };
  }
}

function inheritsOwner(
  entity: EntityProjection,
  { find, inheritOwners }: FactSources,
): boolean {
  const { entityRef } = entity;
  const { owners } = ownersOf(entityRef, {
    getEntity: ref => (ref === entityRef ? entity : find(ref)),
    isThere: ref => find(ref) !== undefined,
    inherit: inheritOwners,
  });
  return owners.length > 0;
}

/**
 * What sources name that name none of the catalog's owners. One that names
 * somebody else beside them does not contradict the catalog.
 */
function namedOtherwise(
  owners: readonly string[],
  named: readonly NamedOwner[],
  groups: GroupTree,
): NamedOwner[] {
  const agreeing = new Set(
    named
      .filter(({ entityRef }) =>
        owners.some(owner => agree(entityRef, owner, groups)),
      )
      .map(({ by }) => by),
  );
  return named.filter(({ by }) => !agreeing.has(by));
}

/**
 * Whether two sources mean the same people: a team and the department that it
 * belongs to, or somebody and the team that they are in.
 */
function agree(named: string, owner: string, groups: GroupTree): boolean {
  return (
    groups.isSameLine(named, owner) ||
    groups.isIn(named, owner) ||
    groups.isIn(owner, named)
  );
}
