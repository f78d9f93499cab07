import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  Waiver,
  WaiverDecision,
  WaiverRequest,
} from '@groundwork/backstage-plugin-scorecards-common';

/** Where it is written down, and the request that it comes with, if any. */
export interface Audit {
  auditor: AuditorService;
  request?: AuditorServiceCreateEventOptions['request'];
  /** Who acts, where there is no request that says so. */
  subject?: string;
}

/** Writes down that somebody asks for a waiver, and whether they got to. */
export function auditedRequest(
  audit: Audit,
  { entityRef, scorecardId, checkId, expiresAt }: WaiverRequest,
  work: () => Promise<Waiver>,
): Promise<Waiver> {
  return audited(
    audit,
    { eventId: 'waiver-request', severityLevel: 'medium' },
    { entityRef, scorecardId, checkId, expiresAt },
    work,
  );
}

/** Writes down that somebody decides about a waiver, and whether they got to. */
export function auditedDecision(
  audit: Audit,
  { id, decision }: WaiverDecision,
  work: () => Promise<Waiver>,
): Promise<Waiver> {
  return audited(
    audit,
    {
      eventId: 'waiver-decide',
      severityLevel: decision === 'approve' ? 'high' : 'medium',
    },
    { waiverId: id, decision },
    work,
  );
}

async function audited(
  { auditor, request, subject }: Audit,
  kind: Pick<AuditorServiceCreateEventOptions, 'eventId' | 'severityLevel'>,
  meta: JsonObject,
  work: () => Promise<Waiver>,
): Promise<Waiver> {
  const event = await auditor.createEvent({
    ...kind,
    request,
    meta: { ...meta, ...(subject !== undefined && { subject }) },
  });
  let waiver: Waiver;
  try {
    waiver = await work();
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
  await event.success({
    meta: {
      waiverId: waiver.id,
      entityRef: waiver.entity.entityRef,
      scorecardId: waiver.scorecardId,
      checkId: waiver.checkId,
      status: waiver.status,
    },
  });
  return waiver;
}
