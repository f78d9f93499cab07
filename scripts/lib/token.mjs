// Signs in at a development portal as one of its demo people.
import { Failure, usageFailure } from './command.mjs';

/** @returns a Backstage token, good for about an hour */
export async function fetchToken({ userEntityRef, backendUrl }) {
  if (!/^user:[^:/\s]+\/[^:/\s]+$/i.test(userEntityRef)) {
    throw usageFailure(
      `--as '${userEntityRef}' is not the entity ref of a user, such as user:default/mina.park`,
    );
  }
  const response = await signIn({ userEntityRef, backendUrl });
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer?.backstageIdentity?.token) {
    return answer.backstageIdentity.token;
  }
  const said =
    answer?.error?.message ?? `HTTP ${response.status} without a token`;
  throw new Failure(
    response.status === 404 && !answer?.error?.message.includes(userEntityRef)
      ? `${backendUrl} has no demo sign-in, which only development has: ${said}`
      : `no token for ${userEntityRef}: ${said}`,
  );
}

async function signIn({ userEntityRef, backendUrl }) {
  try {
    return await fetch(`${backendUrl}/api/auth/demo/refresh`, {
      headers: {
        accept: 'application/json',
        'x-groundwork-demo-user': userEntityRef,
        'x-requested-with': 'XMLHttpRequest',
      },
    });
  } catch (cause) {
    throw new Failure(
      `no portal answers at ${backendUrl}; run ./dev start, or name another with --backend-port`,
      { cause },
    );
  }
}
