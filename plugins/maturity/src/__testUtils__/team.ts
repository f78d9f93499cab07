import {
  Improvement,
  MaturityModelAnswer,
  SelfAssessment,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import {
  capabilityDetail,
  maturityContext,
  unmeasuredCapability,
} from './levels';
import { maturityConstraint } from './organisation';

/** Reviews wait too long; mending it reaches level 3. */
export function improvement(changed: Partial<Improvement> = {}): Improvement {
  return {
    capability: 'code-review',
    checkId: 'review-wait',
    title: 'First review within 4 hours',
    status: 'fail',
    message: '31 h (n=18)',
    level: 3,
    unlocks: true,
    saves: {
      stage: 'review',
      hoursPerChange: 5.9,
      interval: { low: 4.1, high: 7.7 },
      n: 96,
    },
    remedy: {
      text: 'Look at what waits, the oldest first.',
      action: { kind: 'page', page: 'reviews' },
    },
    ...changed,
  };
}

/** Two questions, of which the team has answered one. */
export function selfAssessment(
  changed: Partial<SelfAssessment> = {},
): SelfAssessment {
  const answers = [
    'Nobody is paid for it',
    'A team reacts',
    'A product',
    'An ecosystem',
  ];
  return {
    questions: [
      {
        id: 'funding',
        aspect: 'Investment',
        question: 'How is the platform funded?',
        answers: answers.map((text, index) => ({ level: index + 1, text })),
        source: { kind: 'cncf', title: 'Platform maturity model', year: 2023 },
      },
      {
        id: 'adoption',
        aspect: 'Adoption',
        question: 'Why do you use the platform?',
        answers: [
          { level: 1, text: 'By chance' },
          { level: 2, text: 'We have to' },
        ],
        source: { kind: 'ours' },
      },
    ],
    answers: [
      {
        questionId: 'funding',
        level: 2,
        comment: 'Two people, half of their time',
        answeredAt: '2026-11-02T09:00:00Z',
      },
    ],
    mayAnswer: true,
    ...changed,
  };
}

/** Payments Core, held up by reviews. */
export function teamMaturity(
  changed: Partial<TeamMaturity> = {},
): TeamMaturity {
  return {
    ...maturityContext(),
    team: {
      entityRef: 'group:default/payments-core',
      title: 'Payments Core',
      parent: 'group:default/payments',
    },
    teams: [],
    graded: true,
    capabilities: CAPABILITIES.map(capability => {
      switch (capability) {
        case 'code-review':
          return capabilityDetail(capability, {
            checks: [
              {
                checkId: 'review-required',
                title: 'Changes are reviewed',
                level: 1,
                status: 'pass',
                since: '2026-10-01T00:00:00Z',
              },
              {
                checkId: 'review-wait',
                title: 'First review within 4 hours',
                level: 3,
                status: 'fail',
                message: '31 h (n=18)',
                since: '2026-11-03T00:00:00Z',
              },
            ],
            heldBackBy: ['review-wait'],
          });
        case 'environment-provisioning':
          return capabilityDetail(capability, unmeasuredCapability(capability));
        default:
          return capabilityDetail(capability);
      }
    }),
    practices: [
      {
        checkId: 'feature-flags',
        title: 'Feature flags',
        level: 1,
        status: 'unknown',
        message: 'No component says whether it has flags',
      },
    ],
    improvements: [
      improvement(),
      improvement({
        capability: 'ownership',
        checkId: 'runbooks',
        title: 'Runbooks for eight of ten components',
        status: 'unknown',
        message: undefined,
        unlocks: false,
        saves: undefined,
        remedy: { text: 'Add the annotation.' },
      }),
    ],
    constraint: maturityConstraint(),
    readiness: {
      verdict: 'piles-up',
      text: 'More generated code would pile up before review.',
      evidence: [
        {
          code: 'waiting',
          speaks: 'against',
          text: 'Changes wait 31 h for a review',
          n: 18,
        },
      ],
    },
    selfAssessment: selfAssessment(),
    history: [
      { day: '2026-11-01', levels: { 'code-review': 1, ownership: null } },
      { day: '2026-11-02', levels: { 'code-review': 1, ownership: null } },
      { day: '2026-11-03', levels: { 'code-review': 2, ownership: 2 } },
    ],
    ...changed,
  };
}

/** The model in force, with a check of review, a practice and the questions. */
export function modelAnswer(
  changed: Partial<MaturityModelAnswer> = {},
): MaturityModelAnswer {
  const { id, title, version, levels } = maturityContext().model;
  return {
    model: {
      id,
      title,
      version,
      description: 'What carries generated code to users',
      owner: 'group:default/platform',
      filter: { kind: 'group' },
      levels,
      capabilities: [
        {
          capability: 'code-review',
          title: 'Code review',
          description: 'Whether changes wait for somebody',
          checks: [
            {
              id: 'review-wait',
              title: 'First review within 4 hours',
              reason: 'Half a day costs the author the thread',
              source: {
                kind: 'dora',
                title: 'Working in small batches',
                url: 'https://dora.dev/capabilities/working-in-small-batches/',
                year: 2025,
              },
              level: 3,
              expression: 'facts["delivery.reviewWaitP50Hours"] <= 4.0',
              weight: 1,
              remedy: { text: 'Look at what waits, the oldest first.' },
            },
          ],
        },
      ],
      practices: [
        {
          id: 'feature-flags',
          title: 'Feature flags',
          description: 'Deploying is not releasing',
          reason: 'Switching off is faster than rolling back',
          source: { kind: 'ours' },
          expression: 'facts["team.featureFlagsShare"] >= 0.5',
          weight: 1,
        },
      ],
      questions: selfAssessment().questions,
    },
    origin: 'shipped',
    scorecards: { levels: 'maturity-six-capabilities' },
    references: [],
    ...changed,
  };
}
