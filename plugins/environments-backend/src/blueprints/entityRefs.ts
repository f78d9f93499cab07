import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const valid = makeValidator();

/**
 * Reads an entity ref and writes it out in full.
 *
 * @param kinds - the kinds that it may have; the first one unless said
 * @returns undefined if it is not a ref of such an entity
 */
export function readEntityRef(
  text: string,
  kinds: readonly string[],
): string | undefined {
  // What does not even have the parts of a ref is not given to the parser,
  // which throws
  if (!/^([^:/\s]+:)?([^:/\s]+\/)?[^:/\s]+$/.test(text)) {
    return undefined;
  }
  const ref = parseEntityRef(text, {
    defaultKind: kinds[0],
    defaultNamespace: 'default',
  });
  return kinds.includes(ref.kind.toLocaleLowerCase('en-US')) &&
    valid.isValidNamespace(ref.namespace) &&
    valid.isValidEntityName(ref.name)
    ? stringifyEntityRef(ref)
    : undefined;
}
