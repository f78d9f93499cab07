import { isError, NotFoundError } from '@backstage/errors';
import { SignInResolver } from '@backstage/plugin-auth-node';
import { DemoSignInResult } from './authenticator';

/** Issues the identity of the chosen person, as the catalog knows it. */
export const signInDemoPerson: SignInResolver<DemoSignInResult> = async (
  { result },
  ctx,
) => {
  try {
    return await ctx.signInWithCatalogUser({
      entityRef: result.userEntityRef,
    });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      throw new NotFoundError(
        `The catalog has no '${result.userEntityRef}'. If the portal was just started, it may still be reading the catalog: try again in a few seconds. Otherwise check catalog.locations`,
        error,
      );
    }
    throw error;
  }
};
