import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The normal form of an entity reference that a caller has sent.
 *
 * @throws InputError when it is none
 */
export function checkEntityRef(ref: string, field = 'entityRef'): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch (error) {
    throw new InputError(
      `'${field}' is '${ref.slice(
        0,
        200,
      )}'; it must be an entity reference such as component:default/orders`,
      error,
    );
  }
}
