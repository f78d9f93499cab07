import {
  ChangeSpan,
  DeliveryStage,
} from '@groundwork/backstage-plugin-delivery-common';

/** A span as it is placed on a time line, as shares of its length. */
export interface PlacedSpan {
  span: ChangeSpan;
  /** From 0 to 1. */
  start: number;
  length: number;
  milliseconds: number;
}

/** The spans of a stage, in the order of time. */
export interface StageLane {
  stage: DeliveryStage;
  spans: PlacedSpan[];
}

/** In the order that a change passes them. */
const STAGES: readonly DeliveryStage[] = [
  'code',
  'review',
  'test',
  'environment',
  'deploy',
  'operate',
];

/** The spans of a change, a lane for each stage, from its first to its last moment. */
export function lanesOf(spans: ChangeSpan[], now: Date): StageLane[] {
  const timed = spans.map(span => ({
    span,
    from: Date.parse(span.start),
    // What lasts still ends now, at least where it began.
    to: Math.max(
      span.end ? Date.parse(span.end) : now.getTime(),
      Date.parse(span.start),
    ),
  }));
  const first = Math.min(...timed.map(({ from }) => from));
  const length = Math.max(...timed.map(({ to }) => to)) - first;
  const share = (time: number) => (length > 0 ? time / length : 0);
  return STAGES.flatMap(stage => {
    const ofStage = timed
      .filter(({ span }) => span.stage === stage)
      .sort((one, other) => one.from - other.from);
    return ofStage.length === 0
      ? []
      : [
          {
            stage,
            spans: ofStage.map(({ span, from, to }) => ({
              span,
              start: share(from - first),
              length: share(to - from),
              milliseconds: to - from,
            })),
          },
        ];
  });
}
