import { NotAllowedError } from '@backstage/errors';
import { Caller } from '../api/services';

/** @throws NotAllowedError that names the permission, if the caller lacks it */
export async function assertAdmin(
  caller: Pick<Caller, 'mayAdminister'>,
): Promise<void> {
  if (!(await caller.mayAdminister())) {
    throw new NotAllowedError(
      "This takes the permission 'environments.admin'; whoever runs the portal can grant it",
    );
  }
}
