import {
  CodeownersOwner,
  CodeownersRule,
  matchCodeowners,
  ParsedCodeowners,
} from '@groundwork/backstage-plugin-ownership-common';

/** A path that a rule names as it is, and who owns it. */
export interface OwnedPath {
  path: string;
  owners: Array<{ owner: CodeownersOwner; rule: CodeownersRule }>;
}

/**
 * The files and folders that rules name without wildcards. Who owns one is
 * asked of the whole file, since a later rule may say otherwise. What only
 * patterns say cannot be told as paths.
 */
export function literalPaths(parsed: ParsedCodeowners): OwnedPath[] {
  const paths = new Map<string, OwnedPath>();
  for (const { pattern, exclusion } of parsed.rules) {
    const named = exclusion ? undefined : readLiteral(pattern);
    // What is said of a folder's contents holds for what is looked up below.
    if (named && (named.isFolder || !paths.has(named.path))) {
      paths.set(named.path, {
        path: named.path,
        owners: ownersAt(parsed, named),
      });
    }
  }
  return [...paths.values()].filter(({ owners }) => owners.length > 0);
}

function readLiteral(
  pattern: string,
): { path: string; isFolder: boolean } | undefined {
  const withoutStars = pattern.replace(/\/\*\*(?:\/\*)?$/, '/');
  const path = withoutStars.replace(/^\/+|\/+$/g, '');
  return path === '' || /[*?[\]\\]/.test(path)
    ? undefined
    : { path, isFolder: withoutStars.endsWith('/') };
}

function ownersAt(
  parsed: ParsedCodeowners,
  { path, isFolder }: { path: string; isFolder: boolean },
): OwnedPath['owners'] {
  const match = matchCodeowners(parsed, isFolder ? `${path}/` : path);
  return match.status === 'owned'
    ? match.owners.flatMap(owner => {
        const decision = match.decisions.find(
          ({ outcome, rule }) =>
            outcome === 'owned' &&
            rule.owners.some(other => other.text === owner.text),
        );
        return decision ? [{ owner, rule: decision.rule }] : [];
      })
    : [];
}
