import {
  Entity,
  GroupEntity,
  isGroupEntity,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { getEntityRelations } from '@backstage/plugin-catalog-react';

const LEAD_ANNOTATION = 'groundwork.dev/lead';
const CHAT_CHANNEL_ANNOTATION = 'groundwork.dev/chat-channel';

function refsOf(group: Entity, relation: string): string[] {
  return getEntityRelations(group, relation).map(ref =>
    stringifyEntityRef(ref),
  );
}

/** The groups below a group. */
export function childrenOf(group: Entity): string[] {
  return refsOf(group, RELATION_PARENT_OF);
}

/** Whether a group is the top of a hierarchy, and not a role beside it. */
export function isRootGroup(group: Entity): boolean {
  return (
    childrenOf(group).length > 0 &&
    refsOf(group, RELATION_CHILD_OF).length === 0
  );
}

function isInHierarchy(group: Entity): boolean {
  return isRootGroup(group) || refsOf(group, RELATION_CHILD_OF).length > 0;
}

/**
 * The one group that the person works in: one of the reporting line rather
 * than a role beside it, and the most specific one of these.
 */
export function mainGroupOf(groups: GroupEntity[]): GroupEntity | undefined {
  const line = groups.filter(isInHierarchy);
  return (
    line.find(group => childrenOf(group).length === 0) ?? line[0] ?? groups[0]
  );
}

/**
 * Whose components the person looks after: their groups' and, for who leads
 * several teams, those of the teams directly below.
 */
export function owningRefs(
  userEntityRef: string,
  groups: GroupEntity[],
): string[] {
  return [
    ...new Set([
      userEntityRef,
      ...groups.map(group => stringifyEntityRef(group)),
      ...groups.flatMap(childrenOf),
    ]),
  ];
}

/** Where a group's channel is, if its links say so. */
function chatUrlOf(group: Entity, channel: string): string | undefined {
  return group.metadata.links?.find(
    link => link.title === channel || link.icon === 'chat',
  )?.url;
}

/** What the catalog says of a group itself. */
export interface TeamFacts {
  group: GroupEntity;
  leadRef?: string;
  chat?: { channel: string; url?: string };
  parentRef?: string;
  childRefs: string[];
  memberRefs: string[];
}

/** Reads a group. */
export function teamFactsOf(group: GroupEntity): TeamFacts {
  const annotations = group.metadata.annotations ?? {};
  const channel = annotations[CHAT_CHANNEL_ANNOTATION];
  return {
    group,
    leadRef: annotations[LEAD_ANNOTATION],
    chat: channel ? { channel, url: chatUrlOf(group, channel) } : undefined,
    parentRef: refsOf(group, RELATION_CHILD_OF)[0],
    childRefs: childrenOf(group),
    memberRefs: refsOf(group, RELATION_HAS_MEMBER),
  };
}

/** The groups among the entities. */
export function groupsAmong(
  entities: Array<Entity | undefined>,
): GroupEntity[] {
  return entities.filter(
    (entity): entity is GroupEntity =>
      entity !== undefined && isGroupEntity(entity),
  );
}
