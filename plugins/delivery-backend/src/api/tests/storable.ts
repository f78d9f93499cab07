import { InputError } from '@backstage/errors';

/**
 * A parameter, as it is.
 *
 * @throws InputError if it has what databases refuse, or nobody can see
 */
export function storable(name: string, text: string): string {
  if (/[\p{Control}\p{Surrogate}]/u.test(text)) {
    throw new InputError(
      `${name} contains a control character, such as U+0000, or half of a surrogate pair; remove it`,
    );
  }
  return text;
}
