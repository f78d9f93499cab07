import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import {
  DeploymentKind,
  FreezeWindow,
  GateVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import { StageConfig } from '../config/types';
import { isAhead } from './rollbackTargets';
import { namesOf } from './words';

const MINUTE_MS = 60_000;

/** What the gates look at. */
export interface GateInput {
  kind: DeploymentKind;
  version: string;
  stage: Pick<StageConfig, 'id' | 'title' | 'after' | 'approval' | 'scorecard'>;
  /** Whether it was verified in the stage before. */
  isVerified: boolean;
  /** Until when it is looked at in the stage before, while it runs there. */
  verifiesUntil?: Date;
  /** When it was rolled back in the stage before, and not deployed there again. */
  rolledBackAt?: Date;
  /** Whether it has run in this stage before. */
  hasRunHere: boolean;
  /** Whether it is what runs in this stage, and nothing else is on its way. */
  runsHere: boolean;
  /** What runs in this stage. */
  current?: string;
  /** Those in force for the component and the stage. */
  freezes: readonly Pick<FreezeWindow, 'reason' | 'to'>[];
  /** What the scorecard says; absent when the stage asks for none. */
  scorecard?:
    | { status: 'answered'; passes: boolean; message: string }
    | { status: 'unreachable'; message: string };
  /** Why there may not be one more environment, or a dearer one. */
  quotaReason?: string;
  /** Why gates are to be passed over, if somebody wants that. */
  override?: { reason: string; isAllowed: boolean };
}

/** What the gates say together. */
export interface GateDecision {
  decision: 'allowed' | 'needs-approval' | 'denied';
  gates: GateVerdict[];
}

/**
 * Whether a release may go into a stage. A roll-back to what has run there before,
 * and is no newer than what runs, waits for nobody: it restores what others have
 * agreed to already.
 */
export function decideGates(input: GateInput): GateDecision {
  const verified = verifiedGate(input);
  const gates = [
    verified,
    freezeGate(input),
    scorecardGate(input),
    quotaGate(input),
  ].flatMap(gate => gate ?? []);
  const approval = approvalGate(input, verified);
  const all = approval ? [...gates, approval] : gates;
  return { decision: decisionOf(all), gates: all };
}

function decisionOf(gates: readonly GateVerdict[]): GateDecision['decision'] {
  if (
    gates.some(({ verdict }) => verdict === 'refuse' || verdict === 'unknown')
  ) {
    return 'denied';
  }
  return gates.some(({ verdict }) => verdict === 'wait')
    ? 'needs-approval'
    : 'allowed';
}

function verifiedGate(input: GateInput): GateVerdict | undefined {
  const { kind, version, stage, override } = input;
  if (kind === 'rollback') {
    return rollbackGate(input);
  }
  if (stage.after === undefined) {
    return undefined;
  }
  const missing = missingOf(input, stage.after);
  if (!missing) {
    return pass('verified', `${version} was verified in ${stage.after}`);
  }
  return override?.isAllowed
    ? {
        gate: 'verified',
        verdict: 'overridden',
        message: `${missing.said}, passed over: ${override.reason}`,
      }
    : refuse('verified', `${missing.said}; ${missing.next}`);
}

/** Why the stage before does not vouch for it, with what to do. */
function missingOf(
  {
    version,
    isVerified,
    verifiesUntil,
    rolledBackAt,
  }: Pick<
    GateInput,
    'version' | 'isVerified' | 'verifiesUntil' | 'rolledBackAt'
  >,
  before: string,
): { said: string; next: string } | undefined {
  if (rolledBackAt) {
    return {
      said: `${version} was rolled back in ${before} on ${timeInWords(
        rolledBackAt,
      )}`,
      next: 'deploy it there again first',
    };
  }
  if (isVerified) {
    return undefined;
  }
  return verifiesUntil
    ? {
        said: `${version} is being verified in ${before} until ${timeInWords(
          wholeMinuteAfter(verifiesUntil),
        )}`,
        next: 'try again then',
      }
    : {
        said: `${version} was never verified in ${before}`,
        next: 'deploy it there first',
      };
}

/** Times are told in minutes, and before this one it is not over. */
function wholeMinuteAfter(time: Date): Date {
  return new Date(Math.ceil(time.getTime() / MINUTE_MS) * MINUTE_MS);
}

function rollbackGate({
  version,
  stage,
  hasRunHere,
  runsHere,
  current,
}: GateInput): GateVerdict {
  if (!hasRunHere) {
    return refuse(
      'verified',
      `${version} has never run in ${stage.title}, so it cannot be rolled back to; deploy it`,
    );
  }
  if (runsHere) {
    return refuse(
      'verified',
      `${version} runs in ${stage.title} already; roll back to an older version`,
    );
  }
  // Going on is for the gates, also to what has run here until it was rolled back.
  return current !== undefined && isAhead(version, current)
    ? refuse(
        'verified',
        `${version} is newer than ${current}, which runs in ${stage.title}; ${
          stage.after === undefined ? 'deploy' : 'promote'
        } it`,
      )
    : pass('verified', `${version} has run here before`);
}

function freezeGate(input: GateInput): GateVerdict | undefined {
  const [freeze] = input.freezes;
  if (!freeze) {
    return undefined;
  }
  const said = `Frozen until ${timeInWords(freeze.to)}: ${freeze.reason}`;
  if (input.kind === 'rollback') {
    return pass('freeze', `${said}. A roll-back is let through`);
  }
  return overridable('freeze', said, input);
}

function scorecardGate(input: GateInput): GateVerdict | undefined {
  const { scorecard, kind } = input;
  if (!scorecard || kind === 'rollback') {
    return undefined;
  }
  if (scorecard.status === 'answered' && scorecard.passes) {
    return pass('scorecard', scorecard.message);
  }
  if (input.override?.isAllowed) {
    return overridable('scorecard', scorecard.message, input);
  }
  return scorecard.status === 'unreachable'
    ? {
        gate: 'scorecard',
        verdict: 'unknown',
        message: `${scorecard.message}. Try again, or have it passed over with a reason`,
      }
    : refuse('scorecard', scorecard.message);
}

function quotaGate({ quotaReason }: GateInput): GateVerdict | undefined {
  return quotaReason === undefined ? undefined : refuse('quota', quotaReason);
}

function approvalGate(
  { kind, stage, rolledBackAt }: GateInput,
  verified: GateVerdict | undefined,
): GateVerdict | undefined {
  if (!stage.approval) {
    return undefined;
  }
  if (kind === 'rollback') {
    return pass(
      'approval',
      'A roll-back to what has run here waits for nobody',
    );
  }
  const { required, groups } = stage.approval;
  const also = rolledBackAt
    ? ', also to what was rolled back'
    : ', also to what is not verified';
  return {
    gate: 'approval',
    verdict: 'wait',
    message: `${required === 1 ? 'One' : required} of ${namesOf(
      groups,
    )} must agree${verified?.verdict === 'overridden' ? also : ''}`,
  };
}

function overridable(
  gate: GateVerdict['gate'],
  message: string,
  { override }: GateInput,
): GateVerdict {
  return override?.isAllowed
    ? {
        gate,
        verdict: 'overridden',
        message: `${message}. Passed over: ${override.reason}`,
      }
    : refuse(gate, message);
}

function pass(gate: GateVerdict['gate'], message: string): GateVerdict {
  return { gate, verdict: 'pass', message };
}

function refuse(gate: GateVerdict['gate'], message: string): GateVerdict {
  return { gate, verdict: 'refuse', message };
}
