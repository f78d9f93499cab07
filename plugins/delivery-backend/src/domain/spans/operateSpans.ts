import { groupBy } from '../collections/groupBy';
import { compareText } from '../collections/compare';
import { Placement, Timeline } from '../deployments';
import { HEADLINE_CONFIDENCE } from '../links';
import { recoveryTimes } from '../metrics/recovery';
import { Deployment, Incident, Link, StageSpan } from '../types';
import { TeamOf } from './stageSpans';

/** All that failures of changes are told by. */
export interface FailureFacts {
  timelines: readonly Timeline[];
  placements: readonly Placement[];
  incidents: readonly Incident[];
  links: readonly Link[];
}

/**
 * The time that failures took of the changes that were in them: waiting from the
 * end of the deployment until somebody noticed, work from then until it was
 * over. Each change that a failed deployment brought has them; all others have
 * none. So the time of this stage for all changes, by their number, is the share
 * of changes that fail times how long it takes to detect and to restore: the
 * hours per merged change that other stages are measured in.
 *
 * It was noticed when the first of its incidents was detected, or else when the
 * deployment began that mended it; where neither is known, all of it is work.
 */
export function operateSpans(
  facts: FailureFacts,
  { now, teamOf }: { now: number; teamOf: TeamOf },
): StageSpan[] {
  const broughtBy = groupBy(
    facts.placements.flatMap(it => (it.status === 'deployed' ? [it] : [])),
    ({ deployment }) => deployment.id,
  );
  const noticedAt = noticeTimes(facts);
  return recoveryTimes(facts, { now })
    .flatMap(recovery => {
      if (recovery.status !== 'measured') {
        return [];
      }
      const { item, at: start, value, isOpen } = recovery;
      const end = isOpen ? undefined : start + value;
      const noticed = clamp(noticedAt.get(item) ?? start, start, end);
      return (broughtBy.get(item) ?? []).flatMap(({ change, component }) => {
        const about = {
          item: change.id,
          stage: 'operate' as const,
          component,
          team: teamOf(component, start),
          cohort: change.cohort,
        };
        return [
          { ...about, kind: 'queue' as const, start, end: noticed },
          { ...about, kind: 'touch' as const, start: noticed, end },
        ];
      });
    })
    .sort(
      (one, other) =>
        one.start - other.start ||
        compareText(one.item, other.item) ||
        compareText(one.component, other.component) ||
        compareText(one.kind, other.kind),
    );
}

/** When it was first noticed that a deployment had failed, by its id. */
function noticeTimes({
  timelines,
  incidents,
  links,
}: FailureFacts): Map<string, number> {
  const detectedAt = new Map(incidents.map(it => [it.id, it.detectedAt]));
  const begunAt = new Map(
    timelines
      .flatMap(it => it.deployments)
      .map((it: Deployment) => [it.id, it.startedAt]),
  );
  const sure = links.filter(
    it => it.to.kind === 'deployment' && it.confidence >= HEADLINE_CONFIDENCE,
  );
  return new Map(
    [...groupBy(sure, ({ to }) => to.id)].flatMap(([id, to]) => {
      const timesOf = (kind: Link['from']['kind'], times: typeof begunAt) =>
        to.flatMap(({ from }) =>
          from.kind === kind ? times.get(from.id) ?? [] : [],
        );
      const detected = timesOf('incident', detectedAt);
      const times =
        detected.length > 0 ? detected : timesOf('deployment', begunAt);
      return times.length > 0 ? [[id, Math.min(...times)] as const] : [];
    }),
  );
}

function clamp(time: number, from: number, to: number = Infinity): number {
  return Math.min(Math.max(time, from), to);
}
