import { BenchCheck } from './checks/types';
import { engineering } from './checks/engineering';
import { foundations } from './checks/foundations';
import { operations } from './checks/operations';

/** A scorecard that is measured. */
export interface BenchScorecard {
  id: string;
  title: string;
  checks: readonly BenchCheck[];
}

/** Three ladders of four levels, with twenty checks each. */
export const scorecards: readonly BenchScorecard[] = [
  { id: 'foundations', title: 'Foundations', checks: foundations },
  { id: 'engineering', title: 'Engineering', checks: engineering },
  { id: 'operations', title: 'Operations', checks: operations },
];

/** Kinds that the scorecards are about. */
export const SCORED_KINDS = [
  'Component',
  'API',
  'Resource',
  'System',
  'Domain',
];

const LEVELS = ['Bronze', 'Silver', 'Gold', 'Platinum'];

/** The text of a scorecard's file. JSON is YAML too. */
export function textOf({ id, title, checks }: BenchScorecard): string {
  return JSON.stringify({
    apiVersion: 'groundwork/v1',
    kind: 'Scorecard',
    metadata: {
      name: id,
      title,
      description: `${title} of software that was made up to measure with.`,
      owner: 'group:default/acme',
    },
    spec: {
      filter: { kind: { $in: SCORED_KINDS } },
      levels: LEVELS.map(name => ({ name })),
      checks: checks.map(({ plain, good, bad, filter, ...check }) => ({
        ...check,
        filter: filter?.predicate,
        why: `${check.title}, or else somebody finds out at night.`,
        remedy: {
          text: 'Look at how others do it, and do the same.',
          link: { url: `https://handbook.acme.test/${id}/${check.id}` },
        },
      })),
    },
  });
}

/** The same scorecard after somebody has changed one of its checks. */
export function withChange(
  scorecard: BenchScorecard,
  checkId: string,
  expression: string,
): BenchScorecard {
  if (!scorecard.checks.some(({ id }) => id === checkId)) {
    throw new Error(`Scorecard '${scorecard.id}' has no check '${checkId}'`);
  }
  return {
    ...scorecard,
    checks: scorecard.checks.map(check =>
      check.id === checkId ? { ...check, expression } : check,
    ),
  };
}
