import { environmentsApiRef } from '@groundwork/backstage-plugin-environments';
import { scorecardsApiRef } from '@groundwork/backstage-plugin-scorecards';

type EnvironmentsApi = typeof environmentsApiRef.T;
type ScorecardsApi = typeof scorecardsApiRef.T;

/** What is read of the platform; what is not installed is undefined. */
export interface PlatformSources {
  troubled?: Awaited<ReturnType<EnvironmentsApi['queryEnvironments']>>;
  orphans?: Awaited<ReturnType<EnvironmentsApi['listOrphans']>>;
  deadLetters?: Awaited<ReturnType<EnvironmentsApi['queryDeadLetters']>>;
  blueprints?: Awaited<ReturnType<EnvironmentsApi['listBlueprints']>>;
  scorecards?: Awaited<ReturnType<ScorecardsApi['listScorecards']>>;
}

/** Something of the platform that needs somebody. */
export type PlatformTrouble =
  | {
      kind: 'environments';
      count: number;
      examples: Array<{ id: string; name: string }>;
    }
  | { kind: 'orphans'; count: number }
  | { kind: 'inventory'; driver: string; error: string }
  | {
      kind: 'deadLetters';
      count: number;
      isAtLeast: boolean;
      sinks: string[];
      lastError?: string;
    }
  | { kind: 'blueprint'; id: string; title: string; problem?: string }
  | { kind: 'scorecard'; id?: string; title: string; problem?: string };

const EXAMPLES = 3;

function environmentTroubles({ troubled }: PlatformSources): PlatformTrouble[] {
  return troubled && troubled.totalItems > 0
    ? [
        {
          kind: 'environments',
          count: troubled.totalItems,
          examples: troubled.items
            .slice(0, EXAMPLES)
            .map(({ id, name }) => ({ id, name })),
        },
      ]
    : [];
}

function orphanTroubles({ orphans }: PlatformSources): PlatformTrouble[] {
  const count = (orphans?.items ?? []).filter(
    ({ status }) => status !== 'ignored',
  ).length;
  const failing = (orphans?.inventories ?? []).flatMap(
    ({ driver, error }): PlatformTrouble[] =>
      error === undefined ? [] : [{ kind: 'inventory', driver, error }],
  );
  return [
    ...(count > 0 ? [{ kind: 'orphans' as const, count }] : []),
    ...failing,
  ];
}

function deadLetterTroubles({
  deadLetters,
}: PlatformSources): PlatformTrouble[] {
  const items = deadLetters?.items ?? [];
  return items.length === 0
    ? []
    : [
        {
          kind: 'deadLetters',
          count: items.length,
          isAtLeast: deadLetters?.pageInfo.nextCursor !== undefined,
          sinks: [...new Set(items.map(({ sink }) => sink))].sort(),
          lastError: items[0].lastError,
        },
      ];
}

function definitionTroubles(sources: PlatformSources): PlatformTrouble[] {
  const { blueprints, scorecards } = sources;
  return [
    ...(blueprints?.items ?? []).flatMap(
      ({ id, title, refused }): PlatformTrouble[] =>
        refused
          ? [
              {
                kind: 'blueprint',
                id,
                title,
                problem: refused.problems[0]?.message,
              },
            ]
          : [],
    ),
    ...(scorecards?.items ?? []).flatMap(
      ({ scorecardId, scorecardTitle, problem }): PlatformTrouble[] =>
        problem
          ? [
              {
                kind: 'scorecard',
                id: scorecardId,
                title: scorecardTitle,
                problem: problem.problems[0]?.message,
              },
            ]
          : [],
    ),
    ...(scorecards?.refused ?? []).map(
      ({ location, problems }): PlatformTrouble => ({
        kind: 'scorecard',
        title: location,
        problem: problems[0]?.message,
      }),
    ),
  ];
}

/** What needs somebody: what people use first, then what runs behind it. */
export function platformTroublesOf(
  sources: PlatformSources,
): PlatformTrouble[] {
  return [
    ...environmentTroubles(sources),
    ...definitionTroubles(sources),
    ...deadLetterTroubles(sources),
    ...orphanTroubles(sources),
  ];
}
