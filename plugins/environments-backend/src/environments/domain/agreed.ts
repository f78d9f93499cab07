import { JsonValue } from '@backstage/types';
import {
  OperationStep,
  PlannedResource,
} from '@groundwork/backstage-plugin-environments-common';
import { canonicalJson } from '../../engine/domain/digest';
import { Findings } from '../../verdict/types';
import { AgreedPlan } from '../types';

/** What of plans somebody is asked to agree to, for drivers that compare them. */
export function plansToAgree({
  plan,
  fingerprints,
}: Pick<Findings, 'plan' | 'fingerprints'>): Record<string, AgreedPlan> {
  return Object.fromEntries(
    plan
      .filter(({ name }) => fingerprints[name] !== undefined)
      .map(({ name, action }) => [
        name,
        { isNew: isNew(action), fingerprint: fingerprints[name] },
      ]),
  );
}

/**
 * What of it counts still once all of it is applied: what was made has to be the
 * same when it is gone and made anew, a change is not made twice.
 */
export function agreedAfterwards(
  agreed: Record<string, AgreedPlan> | undefined,
): Record<string, AgreedPlan> | undefined {
  const left = Object.entries(agreed ?? {}).filter(([, it]) => it.isNew);
  return left.length > 0
    ? Object.fromEntries(
        left.map(([name, it]) => [name, { ...it, isDone: true }]),
      )
    : undefined;
}

/**
 * What the driver is to compare its plan with in a step. What was made, and is
 * there in any form, as after it was adopted, needs another plan than the first.
 */
export function fingerprintFor(
  agreed: Record<string, AgreedPlan> | undefined,
  { resource, action }: Pick<OperationStep, 'resource' | 'action'>,
): JsonValue | undefined {
  const plan = agreed?.[resource];
  return plan?.isDone && action !== 'create' ? undefined : plan?.fingerprint;
}

/** Whether something that was agreed to, and is not made yet, would be another now. */
export function isOtherThanAgreed(
  agreed: Record<string, AgreedPlan> | undefined,
  fingerprints: Findings['fingerprints'],
): boolean {
  return Object.entries(agreed ?? {}).some(
    ([name, { isDone, fingerprint }]) =>
      !isDone &&
      canonicalJson(fingerprint) !== canonicalJson(fingerprints[name] ?? null),
  );
}

function isNew(action: PlannedResource['action']): boolean {
  return action === 'create' || action === 'replace';
}
