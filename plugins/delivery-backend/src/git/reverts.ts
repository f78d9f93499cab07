import { KnownChanges, RevertCandidate, RevertLink } from './KnownChanges';
import { describesRevert, revertSigns } from './revertSigns';
import { GitChange } from './types';

/** Which changes were taken back, as far as it is known. */
export interface Reverts {
  links: RevertLink[];
  /**
   * Changes that are taken back at the end, with the revert that did it last. A
   * revert that was reverted itself does not count.
   */
  reverted: ReadonlyMap<string, string>;
  /** Ids of changes that take back something that is not known. */
  unlinked: string[];
}

/**
 * Finds what takes back what, in layers: the commit that is named, the pull or
 * merge request that is named, the title that is quoted.
 *
 * @param candidates - oldest first; nothing takes back what comes after it
 */
export function findReverts(candidates: readonly RevertCandidate[]): Reverts {
  const links: RevertLink[] = [];
  const unlinked: string[] = [];
  const known = new KnownChanges(candidates);
  candidates.forEach((candidate, position) => {
    const signs = revertSigns(candidate.messages);
    const targets = known.targetsOf(signs, position);
    if (targets.length === 0 && describesRevert(signs)) {
      unlinked.push(candidate.id);
    }
    links.push(...targets.map(target => ({ revert: candidate.id, ...target })));
    known.add(candidate, position);
  });
  return { links, reverted: effective(links), unlinked };
}

/**
 * What to look for reverts in. The commits of a merge speak for it if there is
 * one, or if its title says that it takes something back.
 */
export function revertCandidateOf(
  id: string,
  { commit, brought, title, number }: GitChange,
): RevertCandidate {
  const isOne = brought.length === 1 || describesRevert(revertSigns([title]));
  const speaking = isOne ? [commit, ...brought] : [commit];
  return {
    id,
    commits: [...brought, commit].map(({ sha }) => sha),
    ...(number !== undefined && { number }),
    title,
    messages: [title, ...speaking.map(({ message }) => message)],
  };
}

/** From the newest: whether a revert holds is known before what it takes back. */
function effective(links: readonly RevertLink[]): ReadonlyMap<string, string> {
  const reverted = new Map<string, string>();
  for (const { revert, target } of [...links].reverse()) {
    if (!reverted.has(revert) && !reverted.has(target)) {
      reverted.set(target, revert);
    }
  }
  return reverted;
}
