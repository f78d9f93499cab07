import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  ApprovalRequest,
  Deployment,
  EnvironmentDetail,
  Release,
} from '@groundwork/backstage-plugin-environments-common';

/** Where it is written down, and the request that it comes with, if any. */
export interface Audit {
  auditor: AuditorService;
  request?: AuditorServiceCreateEventOptions['request'];
  /** Who acts, where there is no request that says so. */
  subject?: string;
}

/** What somebody does. */
export interface AuditedDeed
  extends Pick<AuditorServiceCreateEventOptions, 'eventId' | 'severityLevel'> {
  /** What it is about; what is undefined is left out. */
  meta: Record<string, JsonValue | undefined>;
}

/** Writes down that somebody does something, and whether they got to. */
export async function audited<T>(
  { auditor, request, subject }: Audit,
  { meta, ...kind }: AuditedDeed,
  work: () => Promise<T>,
  about: (result: T) => AuditedDeed['meta'] = () => ({}),
): Promise<T> {
  const event = await auditor.createEvent({
    ...kind,
    request,
    meta: defined({ ...meta, subject }),
  });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
  await event.success({ meta: defined(about(result)) });
  return result;
}

/** The same for what is done to an environment. */
export function auditEnvironment(
  audit: Audit,
  deed: AuditedDeed,
  work: () => Promise<EnvironmentDetail>,
): Promise<EnvironmentDetail> {
  return audited(audit, deed, work, ({ id, name, owner, phase }) => ({
    environmentId: id,
    name,
    owner,
    phase,
  }));
}

/** The same for deployments. */
export function auditDeployment(
  audit: Audit,
  deed: AuditedDeed,
  work: () => Promise<Deployment>,
): Promise<Deployment> {
  return audited(audit, deed, work, it => ({
    deploymentId: it.id,
    component: it.component,
    stage: it.stage,
    version: it.version,
    status: it.status,
  }));
}

/** The same for releases. */
export function auditRelease(
  audit: Audit,
  deed: AuditedDeed,
  work: () => Promise<Release>,
): Promise<Release> {
  return audited(audit, deed, work, ({ component, version, commit }) => ({
    component,
    version,
    commit,
  }));
}

/** The same for approvals. */
export function auditApproval(
  audit: Audit,
  deed: AuditedDeed,
  work: () => Promise<ApprovalRequest>,
): Promise<ApprovalRequest> {
  return audited(audit, deed, work, ({ id, status, subject }) => ({
    approvalId: id,
    status,
    subject: { ...subject },
  }));
}

function defined(meta: AuditedDeed['meta']): JsonObject {
  return Object.fromEntries(
    Object.entries(meta).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}
