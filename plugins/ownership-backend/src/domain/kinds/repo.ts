import { parseForgeAddress } from './forge';
import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

/** Where a bare `acme/orders` is looked for. */
const PUBLIC_FORGES = ['github.com', 'gitlab.com', 'bitbucket.org'];

/** The one of them that has groups within groups. */
const NESTING_FORGES = ['gitlab.com'];

function normalise(text: string): string | undefined {
  const address = parseForgeAddress(text);
  if (address === undefined) {
    return undefined;
  }
  const { host, slug } = address;
  return host === undefined ? slug : `${host}/${slug}`;
}

/** Splits a repository's key; a slug's first segment never holds a dot. */
function splitKey(key: string): { host?: string; slug: string[] } {
  const [first, ...rest] = key.split('/');
  return first.includes('.') || first.includes(':')
    ? { host: first, slug: rest }
    : { slug: [first, ...rest] };
}

function walk(key: string): WalkStep[] {
  const { host, slug } = splitKey(key);
  const steps: WalkStep[] = [];
  if (host === undefined) {
    const forges = slug.length === 2 ? PUBLIC_FORGES : NESTING_FORGES;
    forges.forEach((forge, index) =>
      steps.push({
        key: `${forge}/${key}`,
        match: 'repository on a public forge',
        closeness: 0.9 - 0.05 * index,
      }),
    );
  } else if (!slug[0].includes('.')) {
    steps.push({
      key: slug.join('/'),
      match: 'repository of the same name',
      closeness: 0.8,
    });
  }
  for (let length = slug.length - 1; length >= 2; length--) {
    const group = slug.slice(0, length).join('/');
    steps.push({
      key: host === undefined ? group : `${host}/${group}`,
      match: 'parent group',
      closeness: 0.6 * 0.9 ** (slug.length - 1 - length),
    });
  }
  // On another forge, or cut short, a slug may read as a page of one.
  const repositories = steps.filter(step => normalise(step.key) === step.key);
  return boundedWalk({ kind: 'repo', key }, repositories);
}

/**
 * Repositories: `github.com/acme/orders`, or `acme/orders` where the forge is
 * not known.
 *
 * @internal
 */
export const repoRules: KindRules = {
  kind: 'repo',
  specificity: 0.75,
  normalise,
  walk,
};
