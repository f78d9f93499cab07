import {
  Improvement,
  MaturityModelBrief,
} from '@groundwork/backstage-plugin-maturity-common';
import { CapabilityLevel } from '@groundwork/backstage-plugin-scorecards-common';

/** Something that a team can do next, as actions answer it. */
export function improvementAnswer(it: Improvement) {
  return {
    capability: it.capability,
    checkId: it.checkId,
    title: it.title,
    status: it.status,
    message: it.message,
    level: it.level,
    unlocks: it.unlocks,
    hoursPerChange: it.saves?.hoursPerChange,
    hoursInterval: it.saves?.interval,
    hoursOf: it.saves?.n,
    remedy: it.remedy?.text,
  };
}

/** What a level is called; nothing for what is not measured. */
export function levelName(
  { level, unmeasured }: Pick<CapabilityLevel, 'level' | 'unmeasured'>,
  { levels }: MaturityModelBrief,
): string | undefined {
  return unmeasured ? undefined : levels.find(it => it.level === level)?.name;
}
