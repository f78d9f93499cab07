import {
  CheckStatus,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';

/**
 * The check that alone holds back the next level, if it is one alone.
 *
 * @param statuses - Of enforced checks that apply, by id
 */
export function soleMissing(
  definition: ScorecardDefinition,
  level: number,
  statuses: ReadonlyMap<string, CheckStatus>,
): string | undefined {
  let found: string | undefined;
  for (const { id, level: of } of definition.checks) {
    const status = statuses.get(id);
    if (
      of === level + 1 &&
      status !== undefined &&
      status !== 'pass' &&
      status !== 'exempt'
    ) {
      if (found !== undefined) {
        return undefined;
      }
      found = id;
    }
  }
  return found;
}
