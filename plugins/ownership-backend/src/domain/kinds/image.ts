import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

/** A reference to a container image, taken apart. */
export interface ImageReference {
  /** With the port, if it has one. */
  registry: string;
  repository: string;
  tag?: string;
  /** With the algorithm, e.g. `sha256:9f86d0…`. */
  digest?: string;
}

const DEFAULT_REGISTRY = 'docker.io';
const SCHEMES = /^(?:docker-pullable|docker|oci|containerd):\/\//i;
const DIGEST = /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/;

function isRegistry(segment: string): boolean {
  return (
    segment.includes('.') || segment.includes(':') || segment === 'localhost'
  );
}

function isRegistryName(text: string): boolean {
  return (
    text.length <= 255 && /^[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?$/.test(text)
  );
}

/** Separators never begin or end a component, nor stand twice but for `__`. */
function isRepositoryComponent(text: string): boolean {
  return (
    /^[a-z0-9][a-z0-9._-]*$/.test(text) &&
    /[a-z0-9]$/.test(text) &&
    !text.includes('..')
  );
}

function splitTag(text: string): { name: string; tag?: string } {
  const colon = text.lastIndexOf(':');
  return colon > text.lastIndexOf('/')
    ? { name: text.slice(0, colon), tag: text.slice(colon + 1) }
    : { name: text };
}

function splitRegistry(name: string) {
  const segments = name.toLowerCase().split('/');
  if (segments.length > 1 && isRegistry(segments[0])) {
    const registry = segments[0].replace(
      /^(?:index|registry-1)\.(?=docker\.io$)/,
      '',
    );
    return { registry, path: segments.slice(1) };
  }
  return { registry: DEFAULT_REGISTRY, path: segments };
}

/** Reads `[registry/]repository[:tag][@digest]`, with Docker's defaults. */
export function parseImage(text: string): ImageReference | undefined {
  const trimmed = text.trim().replace(SCHEMES, '');
  if (trimmed.length > 1024) {
    return undefined;
  }
  const at = trimmed.indexOf('@');
  const digest = at === -1 ? undefined : trimmed.slice(at + 1).toLowerCase();
  if (digest !== undefined && !DIGEST.test(digest)) {
    return undefined;
  }
  const { name, tag } = splitTag(at === -1 ? trimmed : trimmed.slice(0, at));
  if (tag !== undefined && !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(tag)) {
    return undefined;
  }
  const { registry, path } = splitRegistry(name);
  if (!isRegistryName(registry) || !path.every(isRepositoryComponent)) {
    return undefined;
  }
  const official = registry === DEFAULT_REGISTRY && path.length === 1;
  const repository = (official ? ['library', ...path] : path).join('/');
  return { registry, repository, tag, digest };
}

function stringify(image: ImageReference): string {
  const tag = image.tag === undefined ? '' : `:${image.tag}`;
  const digest = image.digest === undefined ? '' : `@${image.digest}`;
  return `${image.registry}/${image.repository}${tag}${digest}`;
}

function normalise(text: string): string | undefined {
  const digest = text.trim().toLowerCase();
  if (DIGEST.test(digest)) {
    return digest;
  }
  const image = parseImage(text);
  return image && stringify(image);
}

function walk(key: string): WalkStep[] {
  const image = DIGEST.test(key) ? undefined : parseImage(key);
  if (image === undefined) {
    return [];
  }
  const { registry, repository, tag, digest } = image;
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  const steps: WalkStep[] = [
    {
      key: stringify({ registry, repository, tag }),
      match: 'image without its digest',
      closeness: 0.96,
    },
    {
      key: stringify({ registry, repository }),
      match: 'image without its tag',
      closeness: 0.95,
    },
    {
      key: normalise(repository) ?? key,
      match: 'image in any registry',
      closeness: 0.6,
    },
    {
      kind: 'service-name',
      key: name,
      match: 'name of the image',
      closeness: 0.4,
    },
  ];
  if (digest !== undefined) {
    // What a digest names is the same wherever it is stored.
    steps.push(
      {
        key: stringify({ registry, repository, digest }),
        match: 'same digest',
        closeness: 0.99,
      },
      { key: digest, match: 'same digest', closeness: 0.98 },
    );
  }
  return boundedWalk({ kind: 'image', key }, steps);
}

/**
 * Container images: `registry/repository[:tag][@digest]`, or a digest alone.
 *
 * @internal
 */
export const imageRules: KindRules = {
  kind: 'image',
  specificity: 0.9,
  normalise,
  walk,
};
