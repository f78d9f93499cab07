import { Attribution } from '../../attribution';
import { firstReview, ReviewCourse } from '../../domain/metrics';
import { Change } from '../../domain/types';
import { RevertSigns } from '../../git/revertSigns';
import { parseSubject } from '../subjects';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  understand,
} from '../understand';
import { chooseGitChange } from './chooseGitChange';
import { GIT_CHANGE_TYPE, gitChange, GitChangeTold } from './gitChangeEvent';
import { pullRequestEvent, reviewEvent } from './pullRequest';
import { lastReadyAt, PseudonymOf } from './reviewCourse';
import { readWebhooks, WebhookChange, WebhookFact } from './webhookChange';

/** All that is known of a change. */
export interface ChangeRecord {
  change: Change;
  /** When it was closed without being merged. */
  closedAt?: number;
  /** Undefined where only git tells of it. */
  course?: ReviewCourse;
  /** Every commit that was its head, in the order in which they were seen. */
  heads: Array<{ sha: string; at: number }>;
  /** The last of them. */
  headSha?: string;
  /** The branch that it was made on. */
  branch?: string;
  /** The branch that it is for. */
  baseBranch?: string;
  labels: string[];
  attribution: Attribution;
  /** What it says that it takes back. */
  reverts?: RevertSigns;
}

/** What is decided elsewhere. */
export interface ChangeRules {
  pseudonymOf: PseudonymOf;
  /** Which components paths of a repository belong to. */
  componentsOf: (paths: readonly string[], repository: string) => string[];
}

type Fact = WebhookFact | { kind: 'git'; git: GitChangeTold };

const READERS = readersOf<Fact>({
  'github.pull_request': pullRequestEvent,
  'github.pull_request_review': reviewEvent,
  [GIT_CHANGE_TYPE]: gitChange.transform(git => ({ kind: 'git', git })),
});

/**
 * What became of a change, from what GitHub and git tell of it. Where both tell
 * the same, GitHub is believed: it was there when it happened. Git alone knows
 * when its first commit was made, which commits came with it, and what it
 * touches. Of what they say of AI tools the surer one holds.
 */
export function foldChange(
  of: SubjectEvents,
  rules: ChangeRules,
): Folded<ChangeRecord> {
  const { told, reasons } = understand(of, READERS);
  const named = parseSubject(of.subject);
  const webhooks = readWebhooks(
    told.flatMap(({ fact, ...it }) =>
      fact.kind === 'git' ? [] : [{ ...it, fact }],
    ),
    { id: of.subject, pseudonymOf: rules.pseudonymOf },
  );
  const chosen = chooseGitChange(
    told.flatMap(({ fact }) => (fact.kind === 'git' ? [fact.git] : [])),
    webhooks,
  );
  const { git } = chosen;
  const leftOut = [...reasons, ...(webhooks?.reasons ?? []), ...chosen.reasons];
  if (!named || (!webhooks && !git)) {
    return folded<ChangeRecord>(undefined, leftOut);
  }
  const { repository, kind, item } = named;
  const number = kind === 'change' ? Number(item) : undefined;
  const paths = git?.paths ?? [];
  const settled = webhooks && withMerge(webhooks, git);
  const change = changeOf(settled, git, {
    id: of.subject,
    repository,
    ...(Number.isSafeInteger(number) && { number }),
    components: rules.componentsOf(paths, repository),
  });
  return folded(recordOf(change, settled, git), leftOut);
}

/** The event that told of the merge may be lost, and git knows of it. */
function withMerge(
  webhooks: WebhookChange,
  git: GitChangeTold | undefined,
): WebhookChange {
  const { course } = webhooks;
  return course.mergedAt === undefined && git?.mergedAt !== undefined
    ? { ...webhooks, course: { ...course, mergedAt: git.mergedAt } }
    : webhooks;
}

type Identity = Pick<Change, 'id' | 'repository' | 'number' | 'components'>;

function changeOf(
  webhooks: WebhookChange | undefined,
  git: GitChangeTold | undefined,
  { components, ...identity }: Identity,
): Change {
  const mergeSha = webhooks?.mergeSha ?? git?.sha;
  const commits = [
    ...(git?.commits ?? (webhooks ? [webhooks.headSha] : [])),
    ...(mergeSha === undefined ? [] : [mergeSha]),
  ];
  return withoutUndefined({
    ...identity,
    title: webhooks?.title ?? git?.title ?? '',
    ...firstCommitOf(webhooks, git),
    ...reviewTimes(webhooks),
    mergedAt: webhooks?.course.mergedAt ?? git?.mergedAt,
    mergeSha,
    commits: [...new Set(commits)],
    size: webhooks?.size ?? git?.size,
    isBot: webhooks?.isBot ?? git?.isBot ?? false,
    cohort: surer(webhooks?.attribution, git?.attribution).cohort,
    components,
  });
}

/**
 * Where the commits of its branch are not known, as those of a squashed one, it
 * began at the latest when the first thing was told of it.
 */
function firstCommitOf(
  webhooks: WebhookChange | undefined,
  git: GitChangeTold | undefined,
): Pick<Change, 'firstCommitAt' | 'firstCommitIsApproximate'> {
  const { firstCommitAt, firstCommitIsApproximate } = git ?? {};
  const isKnown = firstCommitAt !== undefined && !firstCommitIsApproximate;
  if (!webhooks || isKnown) {
    return { firstCommitAt, firstCommitIsApproximate };
  }
  const times = [
    webhooks.course.openedAt,
    ...webhooks.heads.map(({ at }) => at),
    ...(firstCommitAt === undefined ? [] : [firstCommitAt]),
  ];
  return {
    firstCommitAt: Math.min(...times),
    firstCommitIsApproximate: true,
  };
}

function recordOf(
  change: Change,
  webhooks: WebhookChange | undefined,
  git: GitChangeTold | undefined,
): ChangeRecord {
  const course = webhooks?.course;
  return withoutUndefined({
    change,
    closedAt: course?.closedAt,
    course,
    heads: webhooks?.heads ?? [],
    headSha: webhooks?.headSha,
    branch: webhooks?.branch ?? git?.branch,
    baseBranch: webhooks?.baseBranch,
    labels: webhooks?.labels ?? [],
    attribution: surer(webhooks?.attribution, git?.attribution),
    reverts: webhooks?.reverts ?? git?.revert,
  });
}

/** As the latency of its review is measured, so that they never differ. */
function reviewTimes(
  webhooks: WebhookChange | undefined,
): Pick<Change, 'readyAt' | 'firstReviewAt' | 'approvedAt'> {
  if (!webhooks) {
    return {};
  }
  const { course, approvedAt } = webhooks;
  const first = firstReview(course);
  return first
    ? { readyAt: first.readyAt, firstReviewAt: first.at, approvedAt }
    : { readyAt: lastReadyAt(course), approvedAt };
}

function surer(
  one: Attribution | undefined,
  other: Attribution | undefined,
): Attribution {
  const none: Attribution = {
    cohort: 'undeclared',
    confidence: 0,
    evidence: [],
    unreadableNotes: [],
  };
  const [first, second] = [one ?? none, other ?? none];
  return second.confidence > first.confidence ? second : first;
}

/** Absent and undefined are the same, and would be written differently. */
function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as T;
}
