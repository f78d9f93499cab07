import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const valid = makeValidator();

/**
 * Reads the ref of who answers for a model, and writes it out in full.
 *
 * @returns undefined if it is not the ref of a group or user
 */
export function readOwnerRef(text: string): string | undefined {
  // What does not even have the parts of a ref is not given to the parser,
  // which throws
  if (!/^([^:/\s]+:)?([^:/\s]+\/)?[^:/\s]+$/.test(text)) {
    return undefined;
  }
  const ref = parseEntityRef(text, {
    defaultKind: 'group',
    defaultNamespace: 'default',
  });
  return ['group', 'user'].includes(ref.kind.toLocaleLowerCase('en-US')) &&
    valid.isValidNamespace(ref.namespace) &&
    valid.isValidEntityName(ref.name)
    ? stringifyEntityRef(ref)
    : undefined;
}
