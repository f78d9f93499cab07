/** A tag of a commit. */
export interface Tag {
  name: string;
  /** Of the commit. */
  sha: string;
  /**
   * Milliseconds since 1970, UTC: when it was made, or for a tag that has no
   * time, when its commit was.
   */
  releasedAt: number;
}

/** A tag that is no release. */
export interface SkippedTag {
  name: string;
  reason: string;
}

const REFS = 'refs/tags/';
/** What comes after the year 9999, no database of ours can hold. */
const MAX_TIME_MS = Date.UTC(10_000, 0) - 1;

/**
 * Reads lines of `git for-each-ref`, with the tag's name, the type and id of what
 * it is, those of what that is of, and the times of both, between NULs.
 */
export function parseTags(
  listed: string,
  prefix: string,
): { tags: Tag[]; skipped: SkippedTag[] } {
  const tags: Tag[] = [];
  const skipped: SkippedTag[] = [];
  for (const line of listed.split('\n').filter(Boolean)) {
    const [ref, type, id, ofType, ofId, created, committed] = line.split('\0');
    const name = ref.slice(REFS.length);
    if (!name.startsWith(prefix)) {
      continue;
    }
    const [kind, sha] = type === 'tag' ? [ofType, ofId] : [type, id];
    const releasedAt = timeOf(created) ?? timeOf(committed);
    if (kind !== 'commit') {
      skipped.push({
        name,
        reason: `it is the tag of a ${kind}, not of a commit`,
      });
    } else if (releasedAt === undefined) {
      skipped.push({ name, reason: 'neither it nor its commit has a time' });
    } else {
      tags.push({ name, sha, releasedAt });
    }
  }
  return { tags, skipped };
}

function timeOf(seconds: string): number | undefined {
  const time = /^[1-9]\d{0,11}$/.test(seconds) ? Number(seconds) * 1000 : 0;
  return time > 0 && time <= MAX_TIME_MS ? time : undefined;
}
