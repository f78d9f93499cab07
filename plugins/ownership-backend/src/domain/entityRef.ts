import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const MAX_SHOWN = 200;

/**
 * The normal form of an entity reference that a caller has sent.
 *
 * @param field - the name of the field that it came in, for the error
 * @throws InputError when it is none
 */
export function checkEntityRef(ref: string, field: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch (error) {
    const shown = ref.slice(0, MAX_SHOWN);
    throw new InputError(
      `'${field}' is '${shown}'; it must be an entity reference such as component:default/orders`,
      error,
    );
  }
}
