import { AuthService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ReadAuthorizer } from '@groundwork/backstage-plugin-groundwork-node';
import { ownershipEnrichPermission } from '@groundwork/backstage-plugin-ownership-common';
import { Request } from 'express';
import { Caller } from '../../authorization/Caller';
import { SharedSecret } from '../../enrichment/SharedSecret';
import { untilAborted } from '../../providers/feeds/origin';
import { Access } from '../Access';

const BUDGET_MS = 800;

/** Who may send alerts. */
export interface AuthenticationDeps {
  secret: SharedSecret | undefined;
  access: Pick<Access, 'callerWith'>;
  authorizer: ReadAuthorizer;
  auth: AuthService;
  httpAuth: HttpAuthService;
  budgetMs?: number;
}

/**
 * Finds out who sends alerts, and that they may. The routes are open to requests
 * without credentials of the portal, so that nothing may happen before this.
 *
 * With the shared secret, the alert may tell of every entity: nobody is signed
 * in whose rights could be asked for, so it is the plugin that reads.
 *
 * @returns undefined for a service whose token was verified while permissions
 *   do not answer. Its alerts may go on: whoever runs the portal gave it the
 *   token for that, and an alert that does not arrive does more harm than one
 *   that should not have been sent. They tell nothing of the catalog then.
 * @throws AuthenticationError, NotAllowedError, or ServiceUnavailableError
 *   when it cannot be found out in time; it is never taken for granted
 */
export async function authenticate(
  request: Request,
  deps: AuthenticationDeps,
): Promise<Caller | undefined> {
  const { secret, access, authorizer, auth, httpAuth } = deps;
  if (secret?.isShownIn(request.headers)) {
    const credentials = await auth.getOwnServiceCredentials();
    return new Caller({ credentials, authorizer });
  }
  const inTime = deadline(deps.budgetMs ?? BUDGET_MS);
  const credentials = await inTime(
    httpAuth.credentials(request, { allow: ['user', 'service'] }),
  ).catch(explainMissing);
  try {
    return await inTime(
      access.callerWith(credentials, ownershipEnrichPermission),
    );
  } catch (error) {
    const isService = auth.isPrincipal(credentials, 'service');
    if (isService && error instanceof ServiceUnavailableError) {
      return undefined;
    }
    throw error;
  }
}

function explainMissing(error: Error): never {
  throw error.name === 'AuthenticationError'
    ? new AuthenticationError(
        "Alerts are taken from callers with a token of the portal, or with the secret of ownership.enrichment.secret as bearer token, as the password of basic authentication or in 'X-Groundwork-Secret'",
        error,
      )
    : error;
}

/** Keeps several steps to one time that they have together. */
function deadline(budgetMs: number) {
  const signal = AbortSignal.timeout(budgetMs);
  return async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await untilAborted(step, signal);
    } catch (error) {
      throw signal.aborted
        ? new ServiceUnavailableError(
            `Whether you may send alerts could not be found out within ${budgetMs} ms; send it again`,
            error,
          )
        : error;
    }
  };
}
