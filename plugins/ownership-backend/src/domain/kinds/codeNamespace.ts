import { WalkStep } from './types';

const MAX_PARENTS = 6;

/**
 * The normal form of a package, namespace or module of a programming language:
 * `com.acme.orders`, `Acme\Orders`, `acme_orders::checkout` all become parts
 * joined by dots in lower case. At least two parts: a single word names
 * anything.
 */
export function normaliseCodeNamespace(text: string): string | undefined {
  if (text.length > 256) {
    return undefined;
  }
  const parts = text.toLowerCase().split(/::|[.\\]/);
  const valid =
    parts.length >= 2 &&
    parts.every(part => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part));
  return valid ? parts.join('.') : undefined;
}

/**
 * From a namespace to those around it, and to packages that are usually named
 * after it. The language is not part of the key, so the few registries that
 * derive names from namespaces are all tried.
 */
export function walkCodeNamespace(key: string): WalkStep[] {
  const parts = key.split('.');
  const steps: WalkStep[] = [];
  const longest = Math.min(parts.length - 1, MAX_PARENTS);
  for (let length = longest; length >= 2; length--) {
    steps.push({
      key: parts.slice(0, length).join('.'),
      match: 'parent package',
      closeness: 0.85 - 0.05 * (longest - length),
    });
  }
  // Registries allow nothing but ASCII.
  const publishable = /^[a-z0-9_.]+$/.test(key);
  return publishable ? [...steps, ...packagesNamedAfter(parts)] : steps;
}

function packagesNamedAfter(parts: string[]): WalkStep[] {
  const asDashes = parts[0].replaceAll('_', '-');
  const maven = [5, 4, 3]
    .filter(length => length <= parts.length)
    .map(length => {
      const group = parts.slice(0, length - 1).join('.');
      return `pkg:maven/${group}/${parts[length - 1]}`;
    });
  const nuget = [3, 2]
    .filter(length => length <= parts.length)
    .map(length => `pkg:nuget/${parts.slice(0, length).join('.')}`);
  // `com.acme` publishes `orders-client`, which is in `com.acme.orders.client`.
  const dashed = [4, 3, 2]
    .filter(length => length + 2 <= parts.length)
    .flatMap(length => {
      const group = parts.slice(0, length).join('.');
      const [first, second] = parts.slice(length);
      return `pkg:maven/${group}/${first}-${second}`;
    });
  const others = [`pkg:pypi/${asDashes}`, `pkg:cargo/${parts[0]}`];
  return [...maven, ...dashed, ...nuget, ...others].map((key, index) => ({
    key,
    match: 'package named after the namespace',
    closeness: 0.5 - 0.02 * index,
  }));
}
