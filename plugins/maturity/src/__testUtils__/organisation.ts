import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import {
  Association,
  MaturityConstraint,
  OrganisationMaturity,
  TeamRow,
} from '@groundwork/backstage-plugin-maturity-common';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import { levelDistribution, maturityContext, sixCapabilities } from './levels';

type Named = Exclude<ConstraintFindingAnswer, { status: 'abstained' }>;

/** Review, in 86 of 100 resamples. */
export function maturityConstraint(
  finding: Partial<Named> = {},
): MaturityConstraint {
  return {
    scope: 'group:default/acme',
    finding: {
      status: 'named',
      stage: 'review',
      runnerUp: 'code',
      share: 0.86,
      mergedChanges: 96,
      gapHours: { value: 3 },
      stages: [
        {
          stage: 'review',
          share: 0.86,
          savedHours: 5.9,
          interval: { low: 4.1, high: 7.7 },
        },
        { stage: 'code', share: 0.14, savedHours: 2.1 },
      ],
      ...finding,
    },
    period: { from: '2026-10-23T00:00:00Z', to: '2026-11-20T00:00:00Z' },
  };
}

/** A team of the payments department. */
export function teamRow(
  name: string,
  title: string,
  changed: Partial<TeamRow> = {},
): TeamRow {
  return {
    entityRef: `group:default/${name}`,
    title,
    parent: 'group:default/payments',
    path: ['group:default/acme', 'group:default/payments'],
    capabilities: sixCapabilities(),
    readiness: 'piles-up',
    constraint: { capability: 'code-review', stage: 'review', share: 0.86 },
    ...changed,
  };
}

/** How the levels of code review go together with lead time. */
export function association(changed: Partial<Association> = {}): Association {
  return {
    capability: 'code-review',
    title: 'Code review',
    outcome: 'lead-time',
    n: 14,
    tau: 0.41,
    interval: { low: 0.12, high: 0.63 },
    verdict: 'predicts',
    ...changed,
  };
}

/** Two teams of payments and one of the platform. */
export function organisationMaturity(
  changed: Partial<OrganisationMaturity> = {},
): OrganisationMaturity {
  return {
    ...maturityContext(),
    groups: [
      { entityRef: 'group:default/acme', title: 'Acme' },
      { entityRef: 'group:default/payments', title: 'Payments' },
      { entityRef: 'group:default/payments-core', title: 'Payments Core' },
    ],
    teams: [
      teamRow('payments-core', 'Payments Core'),
      teamRow('ledger', 'Ledger', {
        capabilities: sixCapabilities({ 'code-review': 3, ownership: 1 }),
        readiness: 'ships',
        constraint: undefined,
      }),
      teamRow('platform', 'Platform', {
        path: ['group:default/acme'],
        capabilities: sixCapabilities({ 'code-review': 0 }),
        readiness: 'unclear',
        constraint: undefined,
      }),
    ],
    partial: false,
    compareTeams: false,
    distribution: CAPABILITIES.map(capability => levelDistribution(capability)),
    coverage: 0.74,
    constraint: maturityConstraint(),
    readiness: {
      ships: 1,
      pilesUp: 1,
      unclear: 1,
      text: 'One team of three would ship more generated code; one would pile it up.',
    },
    trend: [
      {
        week: '2026-11-09',
        byLevel: { 'code-review': [2, 1, 0, 0, 0] },
        unmeasured: { ownership: 3 },
      },
      {
        week: '2026-11-16',
        byLevel: { 'code-review': [1, 0, 1, 1, 0] },
        unmeasured: { ownership: 2 },
      },
    ],
    proof: {
      associations: [
        association(),
        association({
          outcome: 'change-fail-rate',
          verdict: 'nothing-seen',
          tau: 0.02,
          interval: { low: -0.2, high: 0.25 },
        }),
        association({
          capability: 'ownership',
          title: 'Ownership',
          outcome: 'restore-time',
          n: 4,
          tau: undefined,
          interval: undefined,
          verdict: 'abstained',
          abstained: 'tooFewTeams',
        }),
      ],
      unpredictive: [
        {
          capability: 'ownership',
          checkId: 'owner-set',
          title: 'Owns something',
          n: 14,
        },
      ],
      neededTeams: 8,
    },
    references: [
      {
        id: 'harness-provision',
        capability: 'environment-provisioning',
        text: '21 % provision an environment in under two hours',
        share: 0.21,
        source: 'Harness, State of AI in engineering',
        year: 2026,
        url: 'https://example.test/harness',
      },
    ],
    ...changed,
  };
}
