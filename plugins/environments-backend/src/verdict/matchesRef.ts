/**
 * Whether a git ref fits a pattern: `*` stands for any letters but `/`, `**` for
 * any, everything else for itself.
 *
 * @remarks
 *
 * It takes time in proportion to the lengths of both, whatever they are: each
 * step keeps the positions of the ref up to which the pattern so far fits.
 */
export function matchesRef(pattern: string, ref: string): boolean {
  let fits: boolean[] = [true, ...new Array<boolean>(ref.length).fill(false)];
  for (const token of pattern.match(/\*\*+|\*|[^*]/g) ?? []) {
    fits = step(token, ref, fits);
  }
  return fits[ref.length];
}

function step(token: string, ref: string, before: readonly boolean[]) {
  const after = new Array<boolean>(ref.length + 1).fill(false);
  if (!token.startsWith('*')) {
    for (let end = 1; end <= ref.length; end++) {
      after[end] = before[end - 1] && ref[end - 1] === token;
    }
    return after;
  }
  after[0] = before[0];
  for (let end = 1; end <= ref.length; end++) {
    const goesOn = token.length > 1 || ref[end - 1] !== '/';
    after[end] = before[end] || (after[end - 1] && goesOn);
  }
  return after;
}

/** A ref as people write it: branches and tags by their names. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}
