import {
  LocalRepository,
  readHistory,
  readTaggedReleases,
  Release,
  releasesOfBranch,
  SkippedTag,
} from '../git';
import { EventLog, NewEvent } from '../log';
import { toGitChangeEvent, toGitReleaseEvent } from '../projections';
import { formatReleases } from './releases';
import { Tally } from './Tally';
import { Counts, Found, LastRead, Releases } from './types';

const EVENTS_AT_ONCE = 500;
/** What of the key of an event a tag's name may take, in bytes. */
const MAX_TAG_BYTES = 255;
const NAMED_TAGS = 5;
const SHALLOW =
  "The clone is shallow: what is older than its end is missing. Complete it with 'git fetch --unshallow', and read it again.";

/** What is read, and where to. */
export interface ReadIntoLogOptions {
  repository: LocalRepository;
  /** What the repository is called, such as `github.com/acme/orders`. */
  name: string;
  releases: Releases;
  /** How it was read before, if it was. */
  last?: LastRead;
  log: Pick<EventLog, 'append'>;
  now: () => Date;
  /** Called after each part that was appended. */
  onProgress: (counts: Counts) => Promise<void>;
  /** @defaultValue 500 */
  eventsAtOnce?: number;
  signal: AbortSignal;
}

/** Appends events in parts. */
class Writer {
  #waiting: NewEvent[] = [];

  constructor(
    private readonly options: ReadIntoLogOptions,
    private readonly tally: Tally,
  ) {}

  async write(event: NewEvent): Promise<void> {
    this.#waiting.push(event);
    const { eventsAtOnce = EVENTS_AT_ONCE } = this.options;
    if (this.#waiting.length >= eventsAtOnce) {
      await this.flush();
    }
  }

  async flush(): Promise<void> {
    const { log, now, onProgress, signal } = this.options;
    signal.throwIfAborted();
    const events = this.#waiting;
    this.#waiting = [];
    await log.append(events, now());
    await onProgress(this.tally.counts);
  }
}

/**
 * Appends what git tells of a repository to the log. The same history gives the
 * same events, so that what was read before is not doubled.
 *
 * @throws GitError or NotFoundError if it cannot be read; what was appended stays
 */
export async function readIntoLog(options: ReadIntoLogOptions): Promise<Found> {
  const { repository, last, signal } = options;
  const history = await readHistory(repository, { signal });
  if (history.status !== 'read') {
    return {
      counts: new Tally().counts,
      remarks: ['There is no commit yet, so nothing was read.'],
    };
  }
  const { head, isShallow } = history;
  const isRewritten =
    last !== undefined &&
    !isShallow &&
    (await wasRewritten(repository, last.head, signal));
  const tally = new Tally();
  const writer = new Writer(options, tally);
  for await (const change of history.changes) {
    tally.addChange(change);
    await writer.write(toGitChangeEvent(change, { repository: options.name }));
  }
  const aboutReleases = await readReleases(options, tally, writer);
  await writer.flush();
  return {
    counts: tally.counts,
    head,
    remarks: [
      ...(isShallow ? [SHALLOW] : []),
      ...(last && isRewritten ? [rewritten(last)] : []),
      ...aboutReleases,
      ...(last ? remarksOnReleasesBefore(last, options) : []),
      ...tally.remarks(),
    ],
  };
}

function rewritten({ head }: LastRead): string {
  return `History was rewritten: the branch no longer has ${head}, which was read before. What was read then stays, so changes that were written anew count twice.`;
}

function remarksOnReleasesBefore(
  last: LastRead,
  { releases }: ReadIntoLogOptions,
): string[] {
  const before = formatReleases(last.releases);
  return before === formatReleases(releases)
    ? []
    : [
        `Releases were read as '${before}' before; they stay, and stand for deployments beside those of now.`,
      ];
}

/** @returns remarks */
async function readReleases(
  options: ReadIntoLogOptions,
  tally: Tally,
  writer: Writer,
): Promise<string[]> {
  const { repository, releases, name, signal } = options;
  const write = async (release: Release) => {
    tally.addRelease();
    await writer.write(
      toGitReleaseEvent(
        { ...release, kind: release.proxy },
        { repository: name },
      ),
    );
  };
  if (releases.kind === 'branch') {
    const branch = releases.name;
    const history = await readHistory(repository, { branch, signal });
    if (history.status === 'read') {
      for await (const release of releasesOfBranch(history.changes)) {
        await write(release);
      }
    }
    return [
      `What came onto the branch '${branch}' stands for deployments to production: git knows no deployments.`,
    ];
  }
  const tagged = await readTaggedReleases(repository, { signal });
  const [good, tooLong] = partition(
    tagged.releases,
    it => Buffer.byteLength(it.name) <= MAX_TAG_BYTES,
  );
  for (const release of good) {
    await write(release);
  }
  return remarksOnTags(good.length, [
    ...tagged.skipped,
    ...tooLong.map(it => ({
      name: it.name,
      reason: `its name is longer than ${MAX_TAG_BYTES} bytes`,
    })),
  ]);
}

function remarksOnTags(taken: number, skipped: readonly SkippedTag[]) {
  const named = skipped
    .slice(0, NAMED_TAGS)
    .map(it => `${it.name} (${it.reason})`);
  return [
    taken > 0
      ? 'Tags stand for deployments to production: git knows no deployments.'
      : "No tags: nothing stands for deployments to production. If a branch does, name it as in 'branch:production'.",
    ...(named.length > 0
      ? [
          `Tags that are no releases (${skipped.length}): ${named.join(', ')}${
            skipped.length > named.length ? ' …' : ''
          }.`,
        ]
      : []),
  ];
}

async function wasRewritten(
  repository: LocalRepository,
  since: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { status } = await readHistory(repository, { since, signal });
  return status === 'rewritten';
}

function partition<T>(
  items: readonly T[],
  isFirst: (item: T) => boolean,
): [T[], T[]] {
  const first = items.filter(isFirst);
  return [first, items.filter(it => !isFirst(it))];
}
