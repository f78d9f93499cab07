import { parseEntityRef } from '@backstage/catalog-model';
import { IndexableDocument } from '@backstage/plugin-search-common';
import { ScorecardSummary } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * What the search knows of a scorecard.
 *
 * @public
 */
export interface ScorecardDocument extends IndexableDocument {
  scorecardId: string;
  /** Ref of the group or user who answers for it. */
  owner: string;
  /** What its levels are called, from the lowest to the highest. */
  levels: string[];
}

/** The document of a scorecard. */
export function toDocument(scorecard: ScorecardSummary): ScorecardDocument {
  const { scorecardId, scorecardTitle, description, owner } = scorecard;
  const levels = scorecard.levels.map(({ name }) => name);
  return {
    title: scorecardTitle,
    text: textOf({ description, owner: owner.entityRef, levels }),
    location: `/scorecards/${encodeURIComponent(scorecardId)}`,
    scorecardId,
    owner: owner.entityRef,
    levels,
  };
}

function textOf(said: {
  description: string | undefined;
  owner: string;
  levels: readonly string[];
}): string {
  const { description, owner, levels } = said;
  return [
    description && endSentence(description),
    // Its title is for those who may read the owner; its name is in the
    // scorecard, which all who find it may read.
    `Owned by ${parseEntityRef(owner).name}.`,
    levels.length > 0 && `Levels: ${levels.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function endSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
