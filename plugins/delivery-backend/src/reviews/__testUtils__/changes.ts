import { ReviewCourse } from '../../domain/metrics';
import { ChangeRecord } from '../../projections';
import { FoundChange } from '../../query/changes/ChangeSummaries';

const HOUR_MS = 3_600_000;
/** Monday, noon. */
export const NOW = new Date('2026-03-02T12:00:00Z');

/** So many hours before now. */
export const ago = (hours: number) => NOW.getTime() - hours * HOUR_MS;

export const review = (hours: number, over: object = {}) => ({
  at: ago(hours),
  reviewer: 'bo',
  isBot: false,
  isSubmitted: true,
  ...over,
});

/** An open change that was made ready so many hours ago. */
export function recordOf(
  hours: number,
  course: Partial<ReviewCourse> = {},
  over: Partial<ChangeRecord['change']> = {},
): ChangeRecord {
  const id = over.id ?? 'change:github.com/acme/orders#1';
  return {
    change: {
      id,
      repository: 'github.com/acme/orders',
      title: 'Round prices',
      commits: [],
      isBot: false,
      cohort: 'undeclared',
      components: [],
      ...over,
    },
    course: {
      changeId: id,
      author: 'ada',
      openedAt: ago(hours),
      isDraftWhenOpened: false,
      turns: [],
      reviews: [],
      ...course,
    },
    heads: [],
    labels: [],
    attribution: {
      cohort: 'undeclared',
      confidence: 0,
      evidence: [],
      unreadableNotes: [],
    },
  };
}

/** The same, as it is found for lists. */
export function foundOf(
  record: ChangeRecord,
  over: Partial<FoundChange['summary']> = {},
  isVisible = true,
): FoundChange {
  const { id, repository, title, cohort, isBot } = record.change;
  return {
    record,
    isVisible,
    summary: {
      id,
      repository,
      title,
      cohort,
      isBot,
      components: ['component:default/orders'],
      teams: ['group:default/shop'],
      ...over,
    },
  };
}
