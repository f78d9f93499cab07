import { digestOf } from '../engine/domain/digest';

/** What environments may be called: good for host names. */
export const NAME_PATTERN = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;

/** Pages beside those of environments, which are found by their names. */
const PAGES: readonly string[] = ['approvals', 'create', 'freezes', 'orphans'];

const MAX_LENGTH = 40;
const MAX_SUBJECT = 20;
const SUFFIX_LENGTH = 4;

/** What a name is made from. */
export interface Named {
  /** Name of the component, or of the blueprint where there is none. */
  subject: string;
  ref?: string;
  /** Tells apart what has the same subject and ref: owner, who asks. */
  salt: readonly string[];
}

/**
 * Names for an environment, in the order in which they are to be tried. The same
 * request gives the same ones, so that what was planned is what is created.
 */
export function candidateNames(
  { subject, ref, salt }: Named,
  count: number,
): string[] {
  const first = slug(subject).slice(0, MAX_SUBJECT).replace(/-+$/, '');
  const beginning = /^[a-z]/.test(first) ? first : `env-${first}`;
  const room = MAX_LENGTH - SUFFIX_LENGTH - 1;
  const base = [beginning, ref === undefined ? '' : slug(ref)]
    .filter(part => part !== '')
    .join('-')
    .slice(0, room)
    .replace(/-+$/, '');
  return Array.from({ length: count }, (_, index) => {
    const digits = digestOf([subject, ref ?? '', ...salt, index]);
    const suffix = digits.slice('sha256:'.length).slice(0, SUFFIX_LENGTH);
    return `${base}-${suffix}`;
  });
}

/** Why an environment cannot be called so; undefined when it can. */
export function reasonAgainstName(name: string): string | undefined {
  if (!NAME_PATTERN.test(name)) {
    return `'${name}' is no name: 2 to 40 lower-case letters, digits and -, beginning with a letter and ending with none of -`;
  }
  return PAGES.includes(name)
    ? `'${name}' is the name of a page beside environments; choose another one`
    : undefined;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
