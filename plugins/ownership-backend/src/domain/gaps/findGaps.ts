import { EntityFacts, Finding } from './finding';
import { GAP_KINDS } from './kinds';
import { gapRules } from './rules';

/** The gaps of an entity, the worst first, and those that may be some. */
export function findGaps(facts: EntityFacts): Finding[] {
  return GAP_KINDS.flatMap((kind): Finding[] => {
    const outcome = gapRules[kind](facts);
    return outcome.status === 'none' ? [] : [{ kind, ...outcome }];
  });
}
