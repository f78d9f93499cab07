import { DiscoveryApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { DemoSession, parseDemoSession } from './session';

/** Thrown when nothing answers at the address of the backend. */
export class BackendUnreachableError extends Error {
  readonly url: string;

  constructor(url: string, cause: unknown) {
    super(`No answer from ${url}`, { cause });
    this.name = 'BackendUnreachableError';
    this.url = url;
  }
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new BackendUnreachableError(new URL(url).origin, error);
  }
}

/**
 * Signs in as a demo person.
 *
 * The global `fetch` and not the app's: that one waits for the identity which
 * this request is about to establish.
 */
export async function fetchDemoSession(options: {
  discoveryApi: DiscoveryApi;
  userEntityRef: string;
}): Promise<DemoSession> {
  const { discoveryApi, userEntityRef } = options;
  const authUrl = await discoveryApi.getBaseUrl('auth');
  const response = await request(`${authUrl}/demo/refresh`, {
    credentials: 'include',
    headers: {
      'x-groundwork-demo-user': userEntityRef,
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return parseDemoSession(await response.json());
}
