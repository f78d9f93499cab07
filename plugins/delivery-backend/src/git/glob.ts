/** Tells whether a path matches. */
export type PathMatcher = (path: string) => boolean;

type Step = ((item: string) => boolean) | 'any';

/**
 * Compiles a glob: `*` and `?` within a name, `**` for any number of names. What
 * is in a folder that matches, matches as well. Names that begin with a dot are
 * as any others.
 *
 * Paths come from whoever may push, so no regular expression is made of it:
 * matching takes at most the length of the path times that of the glob.
 */
export function compileGlob(glob: string): PathMatcher {
  const steps = [...glob.split('/').map(stepOfName), 'any' as const];
  return path => matchAll(steps, path.split('/'));
}

function stepOfName(name: string): Step {
  if (name === '**') {
    return 'any';
  }
  const steps = [...name].map(stepOfCharacter);
  return it => matchAll(steps, [...it]);
}

function stepOfCharacter(character: string): Step {
  if (character === '*') {
    return 'any';
  }
  return character === '?' ? () => true : it => it === character;
}

/** Only the last `any` need ever be tried anew: what it leaves, no other needs. */
function matchAll(steps: readonly Step[], items: readonly string[]): boolean {
  let step = 0;
  let at = 0;
  let retry: { step: number; at: number } | undefined;
  while (at < items.length) {
    const next: Step | undefined = steps[step];
    if (next === 'any') {
      step += 1;
      retry = { step, at };
    } else if (next?.(items[at])) {
      step += 1;
      at += 1;
    } else if (retry) {
      retry.at += 1;
      ({ step, at } = retry);
    } else {
      return false;
    }
  }
  return steps.slice(step).every(it => it === 'any');
}
