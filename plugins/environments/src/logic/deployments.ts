import {
  ApprovalRequest,
  ComponentStages,
  Deployment,
  DeploymentKind,
  DeploymentStatus,
  DeploymentVerdict,
  GateVerdict,
  OperationSummary,
  Release,
  StageStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { StatusTone } from '@groundwork/backstage-plugin-groundwork-react';

/** What somebody wants to do with a stage. */
export interface DeploymentWish {
  kind: DeploymentKind;
  stageId: string;
  /** What is chosen at first; absent when there is nothing to choose from. */
  version?: string;
}

const STATUS_TONES: Record<DeploymentStatus, StatusTone> = {
  waiting_approval: 'warning',
  deploying: 'warning',
  succeeded: 'positive',
  failed: 'negative',
  refused: 'negative',
  cancelled: 'neutral',
  superseded: 'neutral',
};

/** In which colour the state of a deployment is told. */
export function toneOfDeployment(status: DeploymentStatus): StatusTone {
  return STATUS_TONES[status];
}

const GATE_TONES: Record<GateVerdict['verdict'], StatusTone> = {
  pass: 'positive',
  wait: 'warning',
  overridden: 'warning',
  refuse: 'negative',
  unknown: 'neutral',
};

/** In which colour it is told what a gate said. */
export function toneOfGate(verdict: GateVerdict['verdict']): StatusTone {
  return GATE_TONES[verdict];
}

/**
 * What would be promoted to a stage: what runs in the stage before, or else the
 * newest that has run there.
 */
export function promotionOf(
  { stage, notPromoted }: StageStatus,
  stages: readonly StageStatus[],
): string | undefined {
  const before = stages.find(other => other.stage.id === stage.after)?.current;
  return (
    notPromoted.find(version => version === before?.version) ?? notPromoted[0]
  );
}

/** What a stage would be rolled back to when nobody says. */
export function rollbackOf({
  current,
  rollbackTo,
}: StageStatus): string | undefined {
  return current && rollbackTo[0];
}

/** What one can choose from, the newest first. */
export function choicesOf(
  kind: DeploymentKind,
  { notPromoted, rollbackTo }: StageStatus,
  releases: readonly Release[],
): string[] {
  switch (kind) {
    case 'promote':
      return notPromoted;
    case 'rollback':
      return rollbackTo;
    default:
      return releases.map(({ version }) => version);
  }
}

/**
 * Which other releases come or go when one takes another's place.
 *
 * @param releases - the newest first
 */
export function changesBetween(
  releases: readonly Release[],
  from: string | undefined,
  to: string,
): { brings: string[]; takesBack: string[] } {
  const versions = releases.map(({ version }) => version);
  const [before, after] = [versions.indexOf(from ?? ''), versions.indexOf(to)];
  if (before === -1 || after === -1) {
    return { brings: [], takesBack: [] };
  }
  return {
    brings: versions.slice(after + 1, Math.max(after + 1, before)),
    takesBack: versions.slice(before, Math.max(before, after)),
  };
}

/**
 * The last deployment to a stage, if it has come to nothing.
 *
 * @param deployments - the newest first
 */
export function troubleOf(
  stageId: string,
  deployments: readonly Deployment[],
): Deployment | undefined {
  const last = deployments.find(({ stage }) => stage === stageId);
  return last?.status === 'failed' || last?.status === 'refused'
    ? last
    : undefined;
}

/** Gates that can be passed over with a reason; a quota cannot. */
const OVERRIDABLE: ReadonlyArray<GateVerdict['gate']> = [
  'verified',
  'freeze',
  'scorecard',
];

/** The gates that are in the way, and could be passed over. */
export function overridableGates(
  kind: DeploymentKind,
  { gates }: Pick<DeploymentVerdict, 'gates'>,
): GateVerdict[] {
  return kind === 'rollback'
    ? []
    : gates.filter(
        ({ gate, verdict }) =>
          OVERRIDABLE.includes(gate) &&
          (verdict === 'refuse' || verdict === 'unknown'),
      );
}

/** Reasons that no gate gives. */
export function furtherReasons({
  reasons,
  gates,
}: Pick<DeploymentVerdict, 'reasons' | 'gates'>) {
  return reasons.filter(
    ({ message }) => !gates.some(gate => gate.message === message),
  );
}

/** How many have agreed. */
export function agreedTo({ decisions }: ApprovalRequest): number {
  return decisions.filter(({ decision }) => decision === 'approve').length;
}

/** How far an operation is, and what it is busy with. */
export function progressOf({ steps }: OperationSummary): {
  done: number;
  total: number;
  resource?: string;
} {
  const isOver = ({ status }: OperationSummary['steps'][number]) =>
    status === 'done' || status === 'skipped';
  return {
    done: steps.filter(isOver).length,
    total: steps.length,
    resource: steps.find(step => !isOver(step))?.resource,
  };
}

/** Something is placed just now. */
const DEPLOYING_MS = 3_000;

/** Something waits for people, or for having been healthy long enough. */
const WAITING_MS = 20_000;

/** After which time it is worth asking again; undefined when nothing waits. */
export function paceOf({ stages }: ComponentStages): number | undefined {
  if (stages.some(({ underWay }) => underWay?.status === 'deploying')) {
    return DEPLOYING_MS;
  }
  return stages.some(
    ({ underWay, current, verifiedAt }) =>
      underWay !== undefined || (current !== undefined && !verifiedAt),
  )
    ? WAITING_MS
    : undefined;
}

/** Another one when something has happened that the history tells of. */
export function milestoneOf({ stages }: ComponentStages): string {
  return stages
    .map(({ current, underWay }) =>
      [current?.since, underWay?.id, underWay?.status].join(' '),
    )
    .join(', ');
}

/** A version is a word that git and addresses take as it is. */
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.+_-]{0,99}$/;

/** Whether something that was typed has the shape of a version. */
export function canBeRelease(typed: string | undefined): typed is string {
  return typed !== undefined && VERSION.test(typed);
}
