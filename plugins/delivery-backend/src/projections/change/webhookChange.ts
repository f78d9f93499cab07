import {
  attribute,
  Attribution,
  parseTrailers,
  toolOfAddress,
} from '../../attribution';
import { ReviewCourse } from '../../domain/metrics';
import { Change } from '../../domain/types';
import {
  describesRevert,
  RevertSigns,
  revertSigns,
} from '../../git/revertSigns';
import { Account, isProgram } from '../shapes';
import { Told } from '../understand';
import { approvedSince } from './approvedSince';
import { PullRequestEvent, ReviewEvent } from './pullRequest';
import { actorOf, PseudonymOf, readReviews, turnsOf } from './reviewCourse';
import { Snapshots } from './Snapshots';

/** What a webhook tells of a change. */
export type WebhookFact = PullRequestEvent | ReviewEvent;

/** What GitHub tells of a change. */
export interface WebhookChange {
  title?: string;
  course: ReviewCourse;
  approvedAt?: number;
  mergeSha?: string;
  /** When it was last told not to be merged. */
  unmergedAt?: number;
  size?: Change['size'];
  isBot: boolean;
  heads: Array<{ sha: string; at: number }>;
  headSha: string;
  branch: string;
  baseBranch?: string;
  labels: string[];
  attribution: Attribution;
  reverts?: RevertSigns;
  /** Why some of it could not be used. */
  reasons: string[];
}

/** Nobody's pseudonym: that of an account that was deleted. */
const UNKNOWN_AUTHOR = 'unknown';

/** Puts together what webhooks tell; undefined where none does. */
export function readWebhooks(
  told: ReadonlyArray<Told<WebhookFact>>,
  { id, pseudonymOf }: { id: string; pseudonymOf: PseudonymOf },
): WebhookChange | undefined {
  const snapshots = new Snapshots(told);
  const openedAt = snapshots.latest('created_at');
  const head = snapshots.latest('head');
  if (openedAt === undefined || !head) {
    return undefined;
  }
  const { host } = told[0].fact.repository;
  const user = snapshots.latest('user') ?? undefined;
  const author = user ? pseudonymOf(actorOf(host, user)) : undefined;
  const { reviews, verdicts, reasons } = readReviews(told.flatMap(reviewIn), {
    author,
    pseudonymOf,
  });
  const end = endOf(snapshots);
  const course: ReviewCourse = {
    changeId: id,
    author: author ?? UNKNOWN_AUTHOR,
    openedAt,
    ...turnsOf(told.flatMap(pullRequestIn)),
    reviews,
    ...end,
  };
  const endedAt = end.mergedAt ?? end.closedAt ?? Infinity;
  return {
    title: snapshots.latest('title'),
    course,
    approvedAt: approvedSince(verdicts, endedAt),
    // Of one that is open it is a commit that only tries whether it can be.
    mergeSha: snapshots.merge()?.mergeSha,
    unmergedAt: snapshots.unmergedAt(),
    size: sizeOf(snapshots),
    heads: snapshots.heads(),
    headSha: head.sha,
    branch: head.ref,
    baseBranch: snapshots.latest('base')?.ref,
    labels: snapshots.labels(),
    ...signsOf(snapshots, user && { user, address: addressOf(host, user) }),
    reasons,
  };
}

function reviewIn({ fact, ...it }: Told<WebhookFact>): Told<ReviewEvent>[] {
  return fact.kind === 'review' ? [{ ...it, fact }] : [];
}

function pullRequestIn({
  fact,
  ...it
}: Told<WebhookFact>): Told<PullRequestEvent>[] {
  return fact.kind === 'pullRequest' ? [{ ...it, fact }] : [];
}

/** What its texts, its labels, its branch and its author say of how it came about. */
function signsOf(
  snapshots: Snapshots,
  author: { user: Account; address: string | undefined } | undefined,
): Pick<WebhookChange, 'isBot' | 'attribution' | 'reverts'> {
  const title = snapshots.latest('title') ?? '';
  const body = snapshots.latest('body') ?? '';
  const reverts = revertSigns([title, body]);
  const email = author?.address;
  const addedLines = sizeOf(snapshots)?.added;
  return {
    isBot: author !== undefined && isBotAccount(author.user, email),
    attribution: attribute(
      [
        {
          ...(email !== undefined && { author: { email } }),
          trailers: parseTrailers(`${title}\n\n${body}`),
        },
      ],
      {
        branch: snapshots.latest('head')?.ref,
        labels: snapshots.labels(),
        ...(addedLines !== undefined && { addedLines }),
      },
    ),
    ...(describesRevert(reverts) && { reverts }),
  };
}

/** How it ended; one that was opened again has not. */
function endOf(
  snapshots: Snapshots,
): Pick<ReviewCourse, 'mergedAt' | 'closedAt'> {
  const merge = snapshots.merge();
  const closedAt = snapshots.latest('closed_at');
  if (merge) {
    return { mergedAt: merge.mergedAt };
  }
  return typeof closedAt === 'number' ? { closedAt } : {};
}

function sizeOf(snapshots: Snapshots): Change['size'] {
  const last = snapshots.latestWith([
    'additions',
    'deletions',
    'changed_files',
  ]);
  return (
    last && {
      added: last.additions,
      removed: last.deletions,
      files: last.changed_files,
    }
  );
}

/** The address under which an account of github.com commits. */
function addressOf(host: string, { id, login }: Account): string | undefined {
  return host === 'github.com'
    ? `${id}+${login}@users.noreply.github.com`
    : undefined;
}

/** AI tools are none: what they write is asked for. */
function isBotAccount(user: Account, address: string | undefined): boolean {
  return (
    isProgram(user) &&
    (address === undefined || toolOfAddress(address) === undefined)
  );
}
