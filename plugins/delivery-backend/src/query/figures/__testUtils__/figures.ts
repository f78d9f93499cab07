import { ScopeFigures } from '@groundwork/backstage-plugin-delivery-common';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ChangeRecord } from '../../../projections';
import {
  ago,
  catalogOf,
  changeId,
  HOUR,
  NOW,
  ORDERS,
  repositoryOf,
  seedCatalog,
  seedReadings,
} from '../../__testUtils__/rows';
import { createQueries } from '../../createQueries';

export const HEAD = 'group:default/head';

/** What is said of a change; it was merged three days ago unless it is said. */
export interface GivenChange {
  component?: string;
  mergedAt?: number;
  /** Absent where git alone tells of it. */
  reviews?: Array<{
    reviewer: string;
    at: number;
    isBot?: boolean;
    isSubmitted?: boolean;
  }>;
  heads?: string[];
  commits?: string[];
  isApproximate?: boolean;
}

/** A change by ada, with a reading of its size. */
async function seedChange(
  knex: Knex,
  { number, ...given }: GivenChange & { number: number },
): Promise<void> {
  const { component = ORDERS, mergedAt = ago(3), heads = [] } = given;
  const name = component.split('/')[1];
  const repository = repositoryOf(name);
  const id = changeId(number, name);
  const record: ChangeRecord = {
    change: {
      id,
      repository,
      number,
      title: '',
      mergedAt,
      commits: given.commits ?? [],
      isBot: false,
      cohort: 'undeclared',
      components: [component],
      ...(given.isApproximate && { firstCommitIsApproximate: true }),
    },
    ...(given.reviews && {
      course: {
        changeId: id,
        author: 'ada',
        openedAt: mergedAt - HOUR,
        isDraftWhenOpened: false,
        turns: [],
        mergedAt,
        reviews: given.reviews.map(it => ({
          isBot: false,
          isSubmitted: true,
          ...it,
        })),
      },
    }),
    heads: heads.map(sha => ({ sha, at: mergedAt - HOUR })),
    labels: [],
    attribution: {
      cohort: 'undeclared',
      confidence: 0,
      evidence: [],
      unreadableNotes: [],
    },
  };
  await knex('change').insert({
    id,
    repository,
    number,
    merged_at: toTimestamp(new Date(mergedAt)),
    cohort: 'undeclared',
    is_bot: false,
    record: JSON.stringify(record),
  });
  for (const sha of given.commits ?? []) {
    await knex('change_commit').insert({ change_id: id, sha });
  }
  await seedReadings(knex, [
    {
      metric: 'change-size',
      item: id,
      at: mergedAt,
      value: 1,
      component,
      repository,
    },
  ]);
}

interface GivenRun {
  sha: string;
  endedAt: number;
  name?: string;
  result?: string;
  repository?: string | null;
}

export async function seedRuns(
  knex: Knex,
  given: readonly GivenRun[],
): Promise<void> {
  for (const [index, it] of given.entries()) {
    await knex('pipeline_run').insert({
      key: `run ${index}`,
      subject: `commit:${it.sha}`,
      id: `check:${index}`,
      attempt: 1,
      repository:
        it.repository === undefined ? repositoryOf('orders') : it.repository,
      sha: it.sha,
      name: it.name ?? 'ci',
      result: it.result ?? 'succeeded',
      finished_at: toTimestamp(new Date(it.endedAt)),
      record: '{}',
    });
  }
}

/** A database with a catalog, and what is read from it. */
export async function setUpFigures(knex: Knex) {
  await seedCatalog(knex);
  const { figures } = createQueries({
    knex,
    catalog: catalogOf(),
    now: () => new Date(NOW),
  });
  let changes = 0;
  return {
    knex,
    read: async (...scopes: string[]): Promise<ScopeFigures[]> =>
      (await figures.read({ scopes })).items,
    change: (given: GivenChange) => {
      changes += 1;
      return seedChange(knex, { ...given, number: changes });
    },
  };
}
