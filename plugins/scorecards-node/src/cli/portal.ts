import { ResponseError } from '@backstage/errors';
import {
  type ScorecardsApi,
  ScorecardsClient,
} from '@groundwork/backstage-plugin-scorecards-common';
import { CommandError } from './CommandError';
import type { CommandIo } from './io';
import type { CheckOptions } from './options';

/** Asks a running portal something. */
export async function askPortal<T>(
  { url, tokenEnv }: NonNullable<CheckOptions['portal']>,
  { env, fetch }: CommandIo,
  ask: (client: ScorecardsApi, token: { token?: string }) => Promise<T>,
): Promise<T> {
  const token = tokenEnv === undefined ? undefined : env[tokenEnv];
  if (tokenEnv !== undefined && !token) {
    throw new CommandError(
      `--token-env: there is no environment variable ${tokenEnv}`,
    );
  }
  const client = new ScorecardsClient({
    discoveryApi: { getBaseUrl: async pluginId => `${url}/api/${pluginId}` },
    fetchApi: { fetch },
  });
  try {
    return await ask(client, { token });
  } catch (error) {
    throw new CommandError(describe(error, url), { cause: error });
  }
}

function describe(error: unknown, url: string): string {
  if (error instanceof ResponseError) {
    const hint =
      error.statusCode === 401 ? '; name a token by --token-env' : '';
    return `the portal at ${url} answered ${error.statusCode}: ${error.body.error.message}${hint}`;
  }
  return `cannot reach the portal at ${url}: ${findReason(error)}`;
}

/** What is at the bottom of an error: "fetch failed" helps nobody. */
function findReason(error: unknown): string {
  const { message, cause, code } = error as NodeJS.ErrnoException & {
    cause?: unknown;
  };
  return cause ? findReason(cause) : message || code || String(error);
}
