import { deliveryApiRef } from '@groundwork/backstage-plugin-delivery';
import { environmentsApiRef } from '@groundwork/backstage-plugin-environments';
import { maturityApiRef } from '@groundwork/backstage-plugin-maturity';
import { scorecardsApiRef } from '@groundwork/backstage-plugin-scorecards';

type AnswerOf<TApi, TMethod extends keyof TApi> = TApi[TMethod] extends (
  ...args: never[]
) => Promise<infer TAnswer>
  ? TAnswer
  : never;

/** What the plugins of this portal say; what they do not say is undefined. */
export interface NextStepSources {
  approvals?: AnswerOf<typeof environmentsApiRef.T, 'queryApprovals'>;
  environments?: AnswerOf<typeof environmentsApiRef.T, 'queryEnvironments'>;
  reviews?: AnswerOf<typeof deliveryApiRef.T, 'getReviewQueue'>;
  maturity?: AnswerOf<typeof maturityApiRef.T, 'findTeam'>;
  scorecards?: AnswerOf<typeof scorecardsApiRef.T, 'findNextSteps'>;
}

/** Something that the person can do now. */
export type NextStep =
  | {
      kind: 'approvals';
      count: number;
      /** Whether there may be more than could be counted. */
      isAtLeast: boolean;
    }
  | { kind: 'environmentFailed'; id: string; name: string; message: string }
  | { kind: 'environmentEnds'; id: string; name: string; expiresAt: string }
  | {
      kind: 'review';
      changeId: string;
      title: string;
      /** Repository and number, as people name a change. */
      place: string;
      waitedHours: number;
    }
  | {
      kind: 'improvement';
      id: string;
      teamRef: string;
      title: string;
      /** Why it is not there yet; of what is not known there is nothing to say. */
      message?: string;
      /** Whether it may be there already: nothing measures it. */
      isUnknown: boolean;
      /** The level that it lifts the team to, when it alone is missing. */
      unlocks?: number;
      saves?: { hoursPerChange: number; n: number };
    }
  | {
      kind: 'fix';
      id: string;
      scorecardId: string;
      title: string;
      entities: number;
      /** Titles of those to begin with. */
      examples: string[];
      unlocks: number;
    };

/** More at once is no list of what is next. */
const SHOWN = 6;
const SHOWN_REVIEWS = 2;
const SHOWN_IMPROVEMENTS = 3;
/** So much room is kept for what makes tomorrow better. */
const KEPT_IMPROVEMENTS = 2;
/** Who looks at it less often than this would find it gone. */
const ENDS_SOON_MS = 4 * 60 * 60_000;

function approvalsOf({ approvals }: NextStepSources): NextStep[] {
  const count = (approvals?.items ?? []).filter(it => it.mayDecide).length;
  const isAtLeast = approvals?.pageInfo.nextCursor !== undefined;
  return count > 0 ? [{ kind: 'approvals', count, isAtLeast }] : [];
}

function environmentsOf(
  { environments }: NextStepSources,
  now: Date,
): NextStep[] {
  return (environments?.items ?? []).flatMap((it): NextStep[] => {
    const { id, name, phase, message, expiresAt } = it;
    if (phase === 'failed' || phase === 'delete-blocked') {
      return [{ kind: 'environmentFailed', id, name, message }];
    }
    const left = expiresAt ? Date.parse(expiresAt) - now.getTime() : Infinity;
    return expiresAt && left > 0 && left < ENDS_SOON_MS && phase === 'ready'
      ? [{ kind: 'environmentEnds', id, name, expiresAt }]
      : [];
  });
}

function reviewsOf({ reviews }: NextStepSources): NextStep[] {
  return (reviews?.items ?? [])
    .filter(({ isOverdue }) => isOverdue)
    .sort((one, other) => other.waitedHours - one.waitedHours)
    .slice(0, SHOWN_REVIEWS)
    .map(({ change, waitedHours }) => ({
      kind: 'review',
      changeId: change.id,
      title: change.title,
      place:
        change.number === undefined
          ? change.repository
          : `${change.repository} #${change.number}`,
      waitedHours,
    }));
}

/** What lifts the team; where no team is graded, what lifts its components. */
function improvementsOf(sources: NextStepSources): NextStep[] {
  const { maturity, scorecards } = sources;
  const improvements = (maturity?.improvements ?? []).map(
    ({
      capability,
      checkId,
      title,
      status,
      message,
      level,
      unlocks,
      saves,
    }): NextStep => ({
      kind: 'improvement',
      id: `${capability} ${checkId}`,
      teamRef: maturity!.team.entityRef,
      title,
      message: status === 'unknown' ? undefined : message,
      isUnknown: status === 'unknown',
      unlocks: unlocks ? level : undefined,
      saves: saves && { hoursPerChange: saves.hoursPerChange, n: saves.n },
    }),
  );
  const fixes = (scorecards?.fixes ?? []).map(
    ({
      scorecardId,
      checkId,
      title,
      entities,
      examples,
      unlocks,
    }): NextStep => ({
      kind: 'fix',
      id: `${scorecardId} ${checkId}`,
      scorecardId,
      title,
      entities,
      examples: examples.map(example => example.title),
      unlocks,
    }),
  );
  return (improvements.length > 0 ? improvements : fixes).slice(
    0,
    SHOWN_IMPROVEMENTS,
  );
}

/**
 * What to do next: first what others wait for, then what is about to be lost,
 * then what makes the next change faster, in the order of those who measure it.
 */
export function nextStepsOf(sources: NextStepSources, now: Date): NextStep[] {
  const improvements = improvementsOf(sources);
  const kept = Math.min(improvements.length, KEPT_IMPROVEMENTS);
  const urgent = [
    ...approvalsOf(sources),
    ...reviewsOf(sources),
    ...environmentsOf(sources, now),
  ].slice(0, SHOWN - kept);
  return [...urgent, ...improvements.slice(0, SHOWN - urgent.length)];
}
