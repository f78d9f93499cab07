import { NewTransition } from '../evaluation/types';
import { NewNotice } from './types';

/** Of a long list of checks the first tell enough. */
const MAX_CHECKS = 10;

type Lowering = Pick<
  NewTransition,
  | 'scorecardId'
  | 'entityRef'
  | 'ownerRef'
  | 'fromLevel'
  | 'toLevel'
  | 'fromVersion'
  | 'version'
  | 'at'
  | 'changes'
>;

/**
 * Whom to tell of a transition: the owner, when the level dropped. Nobody is
 * told where an entity first stands, or that it left the scorecard.
 *
 * A drop that another version brought is told apart, so that an owner gets one
 * notice of the version and not one per entity.
 */
export function noticesFor(transition: Lowering): NewNotice[] {
  const { scorecardId, entityRef, ownerRef, fromLevel, toLevel } = transition;
  if (
    fromLevel === undefined ||
    toLevel === undefined ||
    toLevel >= fromLevel ||
    ownerRef === ''
  ) {
    return [];
  }
  const { fromVersion, version, at, changes } = transition;
  const levels = { from: fromLevel, to: toLevel };
  const isByVersion = fromVersion !== undefined && fromVersion !== version;
  return [
    {
      recipientRef: ownerRef,
      scorecardId,
      entityRef,
      createdAt: at,
      content: isByVersion
        ? { kind: 'version-lowered', ...levels, version }
        : {
            kind: 'level-lowered',
            ...levels,
            checks: changes
              .filter(({ t }) => t !== undefined && !holds(t))
              .map(({ c }) => c)
              .slice(0, MAX_CHECKS),
          },
    },
  ];
}

function holds(status: string): boolean {
  return status === 'pass' || status === 'exempt';
}
