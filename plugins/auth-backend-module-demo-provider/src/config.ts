import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What `auth.providers.demo` says, once it is known to be sound. */
export interface DemoProviderConfig {
  /** Normalised entity refs of the people that may be chosen. */
  userEntityRefs: string[];
}

const KEY = 'auth.providers.demo';

/**
 * Reads and checks `auth.providers.demo`.
 *
 * @param nodeEnv - The value of `NODE_ENV`; only `development` and `test`
 *   allow the provider without `dangerouslyAllowInProduction`, so that a
 *   deployment which forgot to set it is not open.
 * @returns undefined when the provider is not configured
 * @throws Error when it is configured where it must not be, InputError when
 *   an entry is malformed
 */
export function readDemoProviderConfig(
  config: Config,
  nodeEnv: string | undefined,
): DemoProviderConfig | undefined {
  const demo = config.getOptionalConfig(KEY);
  if (!demo) {
    return undefined;
  }
  const isDevelopment = nodeEnv === 'development' || nodeEnv === 'test';
  if (
    !isDevelopment &&
    demo.getOptionalBoolean('dangerouslyAllowInProduction') !== true
  ) {
    throw new Error(
      `${KEY} signs people in without a password and NODE_ENV is ${
        nodeEnv ? `'${nodeEnv}'` : 'not set'
      }, so the backend does not start. Remove ${KEY} from the configuration, or, for a demonstration that anyone may enter, set ${KEY}.dangerouslyAllowInProduction: true`,
    );
  }
  const people = demo.getConfigArray('people');
  if (people.length === 0) {
    throw new InputError(
      `${KEY}.people is empty; list at least one person with userEntityRef, name and role`,
    );
  }
  return {
    userEntityRefs: people.map((person, index) =>
      normaliseUserRef(
        person.getString('userEntityRef'),
        `${KEY}.people[${index}].userEntityRef`,
      ),
    ),
  };
}

/**
 * Brings a user's entity ref to its full, lower-case form.
 *
 * @param where - Names the place of the value in the error
 */
export function normaliseUserRef(ref: string, where: string): string {
  let parsed;
  try {
    parsed = parseEntityRef(ref, {
      defaultKind: 'user',
      defaultNamespace: 'default',
    });
  } catch (error) {
    throw new InputError(
      `${where} is '${ref}', which is not an entity ref; write it as user:default/ada.byron`,
      error,
    );
  }
  if (parsed.kind.toLocaleLowerCase('en-US') !== 'user') {
    throw new InputError(
      `${where} is '${ref}', a ${parsed.kind}; only a User can sign in`,
    );
  }
  return stringifyEntityRef(parsed);
}
