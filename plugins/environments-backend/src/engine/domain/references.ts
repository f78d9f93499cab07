import { JsonObject, JsonValue } from '@backstage/types';

/**
 * `${{ a.b }}`, with blanks wherever one likes them. They are taken off
 * afterwards: a pattern that leaves them out takes time by the cube of them.
 */
const EXPRESSION = /\$\{\{([^{}]*)\}\}/g;
const PATH = /^[a-zA-Z_][\w-]*(?:\.[a-zA-Z_][\w-]*)+$/;
const WHOLE = /^\$\{\{([^{}]*)\}\}$/;

/** What can be referred to: `inputs`, `environment`, `source`, `resources`. */
export type ReferenceScope = Readonly<Record<string, JsonValue | undefined>>;

/** A reference in a value, and where the value stands. */
export interface FoundReference {
  /** As in `resources.database.url`. */
  path: string;
  /** As in `/env/DATABASE`. */
  at: string;
}

/**
 * All references in a value, in its order.
 *
 * @returns also those that are no paths, for whoever tells what is wrong
 */
export function referencesIn(value: JsonValue, at = ''): FoundReference[] {
  if (typeof value === 'string') {
    return [...value.matchAll(EXPRESSION)].map(([, path]) => ({
      path: path.trim(),
      at,
    }));
  }
  if (Array.isArray(value)) {
    return value.flatMap((it, index) => referencesIn(it, `${at}/${index}`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, it]) =>
      it === undefined
        ? []
        : referencesIn(
            it,
            `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`,
          ),
    );
  }
  return [];
}

/** Whether it can be a reference: names, with dots between them. */
export function isReferencePath(path: string): boolean {
  return PATH.test(path);
}

/**
 * A value with what its references stand for. Where a text is nothing but a
 * reference, the value takes its place with its type; an object, such as a
 * secret, cannot stand within a text.
 *
 * @param unknown - stands for what is not there, in plans; without it, that is an
 * error
 * @throws Error that names the reference and where it stands
 */
export function renderReferences<T extends JsonValue>(
  value: T,
  scope: ReferenceScope,
  { unknown, at = '' }: { unknown?: JsonValue; at?: string } = {},
): T {
  return render(value, { scope, unknown, at }) as T;
}

interface Rendering {
  scope: ReferenceScope;
  unknown?: JsonValue;
  at: string;
}

function render(value: JsonValue, rendering: Rendering): JsonValue {
  if (typeof value === 'string') {
    return renderText(value, rendering);
  }
  const { at } = rendering;
  if (Array.isArray(value)) {
    return value.map((it, index) =>
      render(it, { ...rendering, at: `${at}/${index}` }),
    );
  }
  if (typeof value === 'object' && value !== null) {
    const rendered: JsonObject = Object.create(null);
    for (const [key, it] of Object.entries(value)) {
      if (it !== undefined) {
        rendered[key] = render(it, { ...rendering, at: `${at}/${key}` });
      }
    }
    return { ...rendered };
  }
  return value;
}

function renderText(text: string, rendering: Rendering): JsonValue {
  const whole = WHOLE.exec(text);
  if (whole) {
    return lookUp(whole[1].trim(), rendering);
  }
  return text.replace(EXPRESSION, (_, blanked: string) => {
    const path = blanked.trim();
    const value = lookUp(path, rendering);
    if (typeof value === 'object' && value !== null) {
      throw new Error(
        `\${{ ${path} }} at ${
          rendering.at || '/'
        } is no text or number, so it can only stand by itself`,
      );
    }
    return String(value);
  });
}

function lookUp(path: string, { scope, unknown, at }: Rendering): JsonValue {
  if (!isReferencePath(path)) {
    throw new Error(
      `\${{ ${path} }} at ${
        at || '/'
      } is no reference; write names with dots between them, as in inputs.size`,
    );
  }
  let found: JsonValue | undefined = scope as JsonObject;
  for (const name of path.split('.')) {
    found =
      typeof found === 'object' &&
      found !== null &&
      !Array.isArray(found) &&
      Object.hasOwn(found, name)
        ? found[name]
        : undefined;
  }
  if (found !== undefined) {
    return found;
  }
  if (unknown !== undefined) {
    return unknown;
  }
  throw new Error(`\${{ ${path} }} at ${at || '/'} stands for nothing`);
}
