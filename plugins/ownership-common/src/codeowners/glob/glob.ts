import { matchSegment, PathSegment, SegmentPattern } from './segment';
import { matchSequence, STAR, Steps } from './sequence';

/**
 * What may follow in a path after the pattern has matched.
 *
 * - `nothing`: the pattern names a file
 * - `anything`: it names a file, or a directory with all that is in it
 * - `something`: it names what is in a directory, but not the directory
 */
export type GlobTail = 'nothing' | 'anything' | 'something';

/** A pattern, ready to match; anchored at the repository's root. */
export interface Glob {
  /** A star stands for any number of segments: `**`. */
  parts: ReadonlyArray<SegmentPattern | typeof STAR>;
  tail: GlobTail;
}

const acceptsTail: Record<GlobTail, (left: number) => boolean> = {
  nothing: left => left === 0,
  anything: () => true,
  something: left => left > 0,
};

/** Whether the glob matches the whole path. */
export function matchGlob(
  glob: Glob,
  path: readonly PathSegment[],
  steps: Steps = { count: 0 },
): boolean {
  return matchSequence(
    glob.parts,
    path,
    matchSegment,
    acceptsTail[glob.tail],
    steps,
  );
}
