// Signs in at a development portal as one of its demo people.
import { Failure, usageFailure } from './command.mjs';

/**
 * @param {object} options
 * @param {string} options.userEntityRef
 * @param {string} options.backendUrl
 * @param {string} options.source - how the URL is known, for messages
 * @returns {Promise<string>} a Backstage token, good for about an hour
 */
export async function fetchToken({ userEntityRef, backendUrl, source }) {
  if (!/^user:[^:/\s]+\/[^:/\s]+$/i.test(userEntityRef)) {
    throw usageFailure(
      `--as '${userEntityRef}' is not the entity ref of a user, such as user:default/mina.park`,
    );
  }
  const response = await signIn({ userEntityRef, backendUrl, source });
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer?.backstageIdentity?.token) {
    return answer.backstageIdentity.token;
  }
  const said =
    answer?.error?.message ?? `HTTP ${response.status} without a token`;
  throw new Failure(
    response.status === 404 && !answer?.error?.message.includes(userEntityRef)
      ? `${backendUrl} (${source}) has no demo sign-in, which only development has: ${said}`
      : `no token for ${userEntityRef} from ${backendUrl} (${source}): ${said}`,
  );
}

async function signIn({ userEntityRef, backendUrl, source }) {
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
      `nothing answers at ${backendUrl} (${source}); start the portal with ./dev start, or say where it runs with --backend-port <n> or --backend-url <url>`,
      { cause },
    );
  }
}
