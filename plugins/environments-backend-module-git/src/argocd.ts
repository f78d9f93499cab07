import { JsonObject } from '@backstage/types';
import {
  RefusedError,
  UnavailableError,
} from '@groundwork/backstage-plugin-environments-node';
import { ArgoCdServer } from './config';

/** What Argo CD says of an application. Sync and health are apart. */
export type ApplicationStatus =
  | { kind: 'absent'; message: string }
  | {
      kind: 'present';
      /** What was compared with the cluster; several with several sources. */
      revisions: string[];
      sync: string;
      health: string;
      message?: string;
    };

const timeoutMs = 10_000;

/** Asks an Argo CD server for an application. */
export async function readApplication(
  server: ArgoCdServer,
  application: string,
  options: { signal: AbortSignal; refresh: boolean },
): Promise<ApplicationStatus> {
  const at = `Argo CD '${server.id}'`;
  const query = options.refresh ? '?refresh=normal' : '';
  const path = `/api/v1/applications/${encodeURIComponent(application)}`;
  const response = await fetch(`${server.baseUrl}${path}${query}`, {
    headers: server.token ? { Authorization: `Bearer ${server.token}` } : {},
    redirect: 'error',
    signal: AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]),
  }).catch(error => {
    options.signal.throwIfAborted();
    throw new UnavailableError(`${at} does not answer`, error);
  });
  // It says 403 of applications that are not there, so that nobody learns which are.
  if (response.status === 404 || response.status === 403) {
    const message = `${at} has no application '${application}', or the token may not get it`;
    return { kind: 'absent', message };
  }
  if (response.status === 401) {
    throw new RefusedError(
      `${at} does not accept the token`,
      'Renew the token in environments.drivers.git.argocd.',
    );
  }
  if (!response.ok) {
    throw new UnavailableError(`${at} answers ${response.status}`);
  }
  const body = await response.json().catch(error => {
    options.signal.throwIfAborted();
    throw new UnavailableError(`${at} does not answer with JSON`, error);
  });
  return statusOf(body as JsonObject);
}

/** Reads the fields that matter of an application. */
export function statusOf(application: JsonObject): ApplicationStatus {
  const status = objectOf(application.status);
  const sync = objectOf(status.sync);
  const health = objectOf(status.health);
  const operation = objectOf(status.operationState);
  const several = Array.isArray(sync.revisions) ? sync.revisions : [];
  const failed = ['Failed', 'Error'].includes(String(operation.phase));
  return {
    kind: 'present',
    revisions: [sync.revision, ...several].filter(
      (revision): revision is string => typeof revision === 'string',
    ),
    sync: textOf(sync.status) ?? 'Unknown',
    health: textOf(health.status) ?? 'Unknown',
    message:
      textOf(health.message) ??
      (failed ? textOf(operation.message) : undefined),
  };
}

/** As people read it. */
export function describe(status: ApplicationStatus): string {
  if (status.kind === 'absent') {
    return status.message;
  }
  const { sync, health, message } = status;
  return `Argo CD says ${sync} and ${health}${message ? `: ${message}` : ''}`;
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
