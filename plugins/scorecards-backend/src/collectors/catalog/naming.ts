import type { EntityLink } from '@backstage/catalog-model';

/** Annotations of an entity. */
export type Annotations = Readonly<Record<string, string>>;

/** Whether one of the annotations is there and says something. */
export function hasAnnotation(
  annotations: Annotations,
  keys: readonly string[],
): boolean {
  return keys.some(key => Boolean(annotations[key]?.trim()));
}

/** Whether a link has something as its title, type or icon. */
export function hasLinkCalled(
  links: readonly EntityLink[],
  pattern: RegExp,
): boolean {
  return links.some(({ title, type, icon }) =>
    isCalled(pattern, title, type, icon),
  );
}

/** Whether one of the names that something has matches. */
export function isCalled(
  pattern: RegExp,
  ...names: ReadonlyArray<string | undefined>
): boolean {
  return names.some(name => name !== undefined && pattern.test(name));
}
