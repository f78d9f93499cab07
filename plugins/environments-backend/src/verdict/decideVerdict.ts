import { durationToMilliseconds } from '@backstage/types';
import {
  ApprovalRule,
  Verdict,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';
import { reasonNotAllowed } from '../blueprints/reasonNotAllowed';
import { namesOf } from '../deployments/words';
import { digestOf } from '../engine/domain/digest';
import { checkQuota, COST_TOLERANCE, toCents, Wanted } from './checkQuota';
import { matchesRef, shortRef } from './matchesRef';
import { Findings, Usage } from './types';
import { rounded } from '../money';

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/**
 * What comes of a request.
 *
 * @param usage - absent when nothing may be told about the owner
 */
export function decideVerdict(
  findings: Findings,
  usage: Usage | undefined,
  { now, currency }: { now: Date; currency: string },
): Verdict {
  const { blueprint, costPerDay, ttlMs } = findings;
  const rule = ruleFor(findings);
  const denials = [
    ...findings.reasons,
    ...(rule ? findings.notToAgree : []),
    ...checkGroups(findings),
    ...checkRef(findings),
    ...checkTtl(findings),
    ...(usage ? checkQuota(wantedBy(findings), usage) : []),
  ];
  const { policy } = blueprint;
  return {
    ...decide(denials, rule),
    name: findings.name,
    owner: findings.owner,
    source: findings.source,
    plan: findings.plan,
    digest: digestOfFindings(findings),
    cost: {
      currency,
      perDay: rounded(costPerDay),
      ...totalUntilEnd(findings, now),
    },
    quota: usage && {
      environments: { used: usage.environments, limit: policy.maxPerOwner },
      costPerDay: {
        used: rounded(usage.costPerDay),
        limit: policy.maxCostPerDay,
      },
    },
    expiresAt: (ttlMs === undefined
      ? findings.expiresAt
      : new Date(now.getTime() + ttlMs)
    )?.toISOString(),
    expected: findings.expected,
    approval: rule && { groups: rule.groups, required: rule.required },
  };
}

/** Of everything that somebody would agree to; an approval is for it. */
export function digestOfFindings(findings: Findings): string {
  const { blueprint, source, plan, fingerprints } = findings;
  return digestOf({
    environment: findings.environmentId ?? '',
    blueprint: [blueprint.id, blueprint.version],
    name: findings.name,
    owner: findings.owner ?? '',
    component: findings.component ?? '',
    stage: findings.stage ?? '',
    inputs: findings.inputs,
    source: source ? [source.repository, source.ref, source.commit] : '',
    plan: plan.map(({ name, driver, action, changes, unknown }) => [
      name,
      driver,
      action,
      changes,
      unknown ?? '',
      fingerprints[name] ?? '',
    ]),
    costPerDay: findings.costPerDay,
    ttlMs: findings.ttlMs ?? 0,
  });
}

/** The rule that asks for an approval of this, if one does. */
export function ruleFor({
  blueprint,
  costPerDay,
  isChange,
}: Findings): ApprovalRule | undefined {
  const { approval } = blueprint.policy;
  const isDear =
    approval?.aboveCostPerDay === undefined ||
    costPerDay > approval.aboveCostPerDay + COST_TOLERANCE;
  return isChange && isDear ? approval : undefined;
}

function decide(
  denials: VerdictReason[],
  rule: ApprovalRule | undefined,
): Pick<Verdict, 'decision' | 'reasons'> {
  if (denials.length > 0) {
    return { decision: 'denied', reasons: denials };
  }
  if (!rule) {
    return { decision: 'allowed', reasons: [] };
  }
  const who = namesOf(rule.groups);
  const message =
    rule.aboveCostPerDay === undefined
      ? `${rule.required} of ${who} must agree`
      : `It costs more than ${rule.aboveCostPerDay} per day, so ${rule.required} of ${who} must agree`;
  return {
    decision: 'needs-approval',
    reasons: [{ code: 'approval', message }],
  };
}

function wantedBy(findings: Findings): Wanted {
  const { blueprint, owner = '', costPerDay, costPerDayBefore } = findings;
  return {
    policy: blueprint.policy,
    owner,
    isNew: findings.environmentId === undefined,
    costPerDay,
    costPerDayBefore,
  };
}

function checkGroups(findings: Findings): VerdictReason[] {
  const { blueprint, ownershipRefs, environmentId } = findings;
  // Whoever may change an environment may do so whoever has created it.
  if (environmentId !== undefined) {
    return [];
  }
  const message = reasonNotAllowed(blueprint.policy.allowedGroups, {
    ownershipRefs,
  });
  return message === undefined ? [] : [{ code: 'policy', message }];
}

function checkRef({ blueprint, source }: Findings): VerdictReason[] {
  const { allowedRefs } = blueprint.policy;
  if (!source || !allowedRefs) {
    return [];
  }
  const ref = shortRef(source.ref);
  return allowedRefs.some(pattern => matchesRef(pattern, ref))
    ? []
    : [
        {
          code: 'ref',
          message: `The ref '${ref}' is not one that the blueprint allows: ${allowedRefs.join(
            ', ',
          )}`,
        },
      ];
}

function checkTtl({ blueprint, ttlMs }: Findings): VerdictReason[] {
  if (ttlMs === undefined) {
    return [];
  }
  if (!(ttlMs > 0)) {
    return [{ code: 'ttl', message: 'It has to live for some time' }];
  }
  const { maxTtl } = blueprint.policy;
  const longest = maxTtl && durationToMilliseconds(maxTtl);
  return longest !== undefined && ttlMs > longest
    ? [
        {
          code: 'ttl',
          message: `It can live for ${hoursOf(
            longest,
          )} hours at most, not ${hoursOf(ttlMs)}`,
        },
      ]
    : [];
}

function totalUntilEnd(
  { costPerDay, ttlMs, expiresAt }: Findings,
  now: Date,
): { total?: number } {
  const leftMs =
    ttlMs ?? (expiresAt && Math.max(0, expiresAt.getTime() - now.getTime()));
  return leftMs === undefined
    ? {}
    : { total: toCents((costPerDay * leftMs) / DAY_MS) };
}

function hoursOf(ms: number): number {
  return toCents(ms / HOUR_MS);
}
