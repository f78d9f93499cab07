import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

type AnyPrincipal =
  | BackstageUserPrincipal
  | BackstageServicePrincipal
  | { type: 'none' | 'unknown' };

/**
 * Who somebody is, by whichever token: a person is the same person in their own
 * session and in one that comes through another plugin.
 *
 * @returns an entity ref, or the subject of a service
 * @throws NotAllowedError when nobody is signed in
 * @public
 */
export function subjectOf({ principal }: BackstageCredentials): string {
  const known = principal as AnyPrincipal;
  switch (known.type) {
    case 'user':
      return known.userEntityRef.toLocaleLowerCase('en-US');
    case 'service':
      return known.subject;
    default:
      throw new NotAllowedError('This takes somebody who is signed in');
  }
}

/**
 * Whether a person acts in a session of their own. Behind one that comes through
 * another plugin there may be a model or a template, and behind a service there is
 * nobody.
 *
 * @public
 */
export function isInPerson({ principal }: BackstageCredentials): boolean {
  const known = principal as AnyPrincipal;
  return known.type === 'user' && known.actor === undefined;
}
