import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  DriverSecrets,
  Secret,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { secretRefsIn, withSecrets } from './spec';

type Lender = Pick<DriverSecrets, 'use'>;

/** Variables with their secrets, for as long as these are lent. */
export interface OpenVariables {
  values: JsonObject;
  /** Blackens the secrets in a text that goes elsewhere than to the log. */
  blacken(text: string): string;
}

/** Stands in for a secret that nobody has any more. */
const PLACEHOLDER = 'not-there-any-more';

/** Lends the secrets in variables while something is done with them. */
export function openVariables<T>(
  secrets: Lender,
  variables: JsonObject,
  use: (open: OpenVariables) => Promise<T>,
): Promise<T> {
  const lend = (
    refs: SecretRef[],
    lent: ReadonlyMap<string, string>,
  ): Promise<T> => {
    const [first, ...others] = refs;
    if (first === undefined) {
      return use({
        values: withSecrets(variables, lent) as JsonObject,
        blacken: text => blackenAll(text, [...lent.values()]),
      });
    }
    return secrets.use(first, secret =>
      lend(others, new Map([...lent, [first.$secret, secret.reveal()]])),
    );
  };
  return lend(secretRefsIn(variables), new Map());
}

/**
 * Lends secrets for a removal, for which Terraform wants a value for each variable,
 * but does not make anything of it: a placeholder does where the secret has gone
 * with its environment.
 */
export function orPlaceholders(
  secrets: Lender,
  onMissing: (ref: SecretRef) => void,
): Lender {
  return {
    async use(ref, use) {
      let isLent = false;
      try {
        return await secrets.use(ref, secret => {
          isLent = true;
          return use(secret);
        });
      } catch (error) {
        if (isLent || !isError(error) || error.name !== 'NotFoundError') {
          throw error;
        }
        onMissing(ref);
        return use(new Secret(Buffer.from(PLACEHOLDER)));
      }
    },
  };
}

function blackenAll(text: string, secrets: string[]): string {
  return secrets
    .filter(secret => secret !== '')
    .reduce((clean, secret) => clean.split(secret).join('***'), text);
}
