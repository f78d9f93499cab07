import fc from 'fast-check';
import { CodeownersDialect } from '../types';

/** A piece of a name in a pattern, and which characters it stands for. */
type Atom =
  | { source: '*'; kind: 'star' }
  | { source: string; kind: 'one'; accepts: (character: string) => boolean };

/** A pattern as a structure, so that the reference need not parse it. */
export interface ReferencePattern {
  source: string;
  rooted: boolean;
  directory: boolean;
  segments: Array<'**' | Atom[]>;
}

const STAR: Atom = { source: '*', kind: 'star' };

function one(source: string, accepts: (character: string) => boolean): Atom {
  return { source, kind: 'one', accepts };
}

const COMMON_ATOMS: Atom[] = [
  STAR,
  one('?', () => true),
  one('a', character => character === 'a'),
  one('b', character => character === 'b'),
  one('.', character => character === '.'),
  one('\\*', character => character === '*'),
  one('\\b', character => character === 'b'),
];

const GITLAB_ATOMS: Atom[] = [
  one('[ab]', character => 'ab'.includes(character)),
  one('[!a]', character => character !== 'a'),
  one('[^a-b]', character => !'ab'.includes(character)),
];

function toPattern(
  rooted: boolean,
  directory: boolean,
  segments: Array<'**' | Atom[]>,
): ReferencePattern {
  const texts = segments.map(segment =>
    segment === '**' ? '**' : segment.map(atom => atom.source).join(''),
  );
  return {
    source: `${rooted ? '/' : ''}${texts.join('/')}${directory ? '/' : ''}`,
    rooted,
    directory,
    segments,
  };
}

/** Small patterns over few characters, so that many of them match. */
export function patterns(
  dialect: CodeownersDialect,
): fc.Arbitrary<ReferencePattern> {
  const atom = fc.constantFrom(
    ...COMMON_ATOMS,
    ...(dialect === 'gitlab' ? GITLAB_ATOMS : []),
  );
  const name = fc
    .array(atom, { minLength: 1, maxLength: 4 })
    .filter(
      atoms => !atoms.some((it, at) => it === STAR && atoms[at + 1] === it),
    );
  const segment = fc.oneof(
    { arbitrary: name, weight: 4 },
    { arbitrary: fc.constant('**' as const), weight: 1 },
  );
  return fc
    .tuple(
      fc.boolean(),
      fc.boolean(),
      fc.array(segment, { minLength: 1, maxLength: 4 }),
    )
    .map(([rooted, directory, segments]) =>
      toPattern(rooted, directory, segments),
    )
    .filter(({ source }) => !source.startsWith('['));
}

/** Paths over the characters of {@link patterns}. */
export const paths: fc.Arbitrary<string> = fc
  .array(
    fc
      .array(fc.constantFrom('a', 'b', 'c', '.', '*'), {
        minLength: 1,
        maxLength: 3,
      })
      .map(characters => characters.join(''))
      .filter(name => name !== '.' && name !== '..'),
    { minLength: 1, maxLength: 5 },
  )
  .map(names => names.join('/'));

function nameMatches(atoms: readonly Atom[], name: string): boolean {
  const [atom, ...others] = atoms;
  if (!atom) {
    return name === '';
  }
  if (atom.kind === 'star') {
    return (
      nameMatches(others, name) ||
      (name !== '' && nameMatches(atoms, name.slice(1)))
    );
  }
  return (
    name !== '' && atom.accepts(name[0]) && nameMatches(others, name.slice(1))
  );
}

function segmentsMatch(
  segments: ReadonlyArray<'**' | Atom[]>,
  names: readonly string[],
  mayLeave: (names: number) => boolean,
): boolean {
  const [segment, ...others] = segments;
  if (!segment) {
    return mayLeave(names.length);
  }
  if (segment === '**') {
    return (
      segmentsMatch(others, names, mayLeave) ||
      (names.length > 0 && segmentsMatch(segments, names.slice(1), mayLeave))
    );
  }
  return (
    names.length > 0 &&
    nameMatches(segment, names[0]) &&
    segmentsMatch(others, names.slice(1), mayLeave)
  );
}

function githubReference(pattern: ReferencePattern, names: string[]): boolean {
  const { rooted, directory, segments } = pattern;
  const last = segments[segments.length - 1];
  const floats = !rooted && segments.length === 1;
  const all = floats ? ['**' as const, ...segments] : segments;
  if (directory) {
    return segmentsMatch(all, names, left => left > 0);
  }
  if (last === '**') {
    return segmentsMatch(all.slice(0, -1), names, left => left > 0);
  }
  const isLoneStar = last.length === 1 && last[0] === STAR;
  return segmentsMatch(all, names, left => left === 0 || !isLoneStar);
}

function gitlabReference(pattern: ReferencePattern, names: string[]): boolean {
  const { rooted, directory, segments } = pattern;
  const last = segments[segments.length - 1];
  const explicit = directory
    ? [...segments, '**' as const, [STAR]]
    : [...segments.slice(0, -1), last === '**' ? [STAR] : last];
  const isEverything = pattern.source === '*';
  const all = rooted && !isEverything ? explicit : ['**' as const, ...explicit];
  return segmentsMatch(all, names, left => left === 0);
}

/** Matches by trying everything: slow, and plain enough to be right. */
export function referenceMatches(
  dialect: CodeownersDialect,
  pattern: ReferencePattern,
  path: string,
): boolean {
  const names = path.split('/');
  return dialect === 'github'
    ? githubReference(pattern, names)
    : gitlabReference(pattern, names);
}
