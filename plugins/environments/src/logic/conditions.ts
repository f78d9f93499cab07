import {
  Condition,
  ConditionType,
  EnvironmentDetail,
} from '@groundwork/backstage-plugin-environments-common';
import { StatusTone } from '@groundwork/backstage-plugin-groundwork-react';

/** Those that are as they should be when they hold; the others when they do not. */
const WANTED: ReadonlySet<ConditionType> = new Set(['Ready', 'Synced']);

/** What the phase says already, in the word beside the name. */
const SAID_BY_PHASE: ReadonlySet<string> = new Set(['Paused', 'Deleted']);

/** A condition that is worth a look. */
export interface TellingCondition {
  type: ConditionType;
  /** Whether it is not known, rather than known to be wrong. */
  isUnknown: boolean;
  tone: StatusTone;
  reason: string;
  /** Absent where the page says the same elsewhere. */
  message?: string;
  since: string;
  /** Whether it is about what was wanted before. */
  isOfBefore: boolean;
}

function isAsItShouldBe({ type, status, reason }: Condition): boolean {
  return (
    SAID_BY_PHASE.has(reason) ||
    status === (WANTED.has(type) ? 'true' : 'false')
  );
}

function toneOf({ type, status }: Condition): StatusTone {
  if (status === 'unknown') {
    return 'neutral';
  }
  return type === 'Blocked' || type === 'Ready' ? 'negative' : 'warning';
}

/** The conditions that say something: those that are not as they should be. */
export function tellingConditions(
  environment: Pick<
    EnvironmentDetail,
    'conditions' | 'message' | 'generation' | 'operation'
  >,
): TellingCondition[] {
  const { conditions, message: headline, generation } = environment;
  const error = environment.operation?.error;
  const isSaid = (message: string) =>
    headline.includes(message) ||
    message === error?.message ||
    message === error?.remediation;
  return conditions
    .filter(condition => !isAsItShouldBe(condition))
    .map(condition => {
      const { type, status, reason, message, since } = condition;
      return {
        type,
        isUnknown: status === 'unknown',
        tone: toneOf(condition),
        reason,
        message: isSaid(message) ? undefined : message,
        since,
        isOfBefore: condition.observedGeneration !== generation,
      };
    });
}
