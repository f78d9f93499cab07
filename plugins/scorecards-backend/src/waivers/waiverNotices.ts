import { parseEntityRef } from '@backstage/catalog-model';
import { NewNotice, WaiverNotice } from '../notices/types';
import { StoredWaiver } from './types';

/** Tells who answers for a scorecard that somebody asks for a waiver. */
export function requestNotices(
  waiver: StoredWaiver,
  scorecardOwner: string,
): NewNotice[] {
  return noticesTo([scorecardOwner], waiver, waiver.requestedAt, {
    kind: 'waiver-requested',
    by: waiver.requestedBy,
    ...detailsOf(waiver),
  });
}

/** Tells whoever asked what became of it, unless they decided that themselves. */
export function decisionNotices(waiver: StoredWaiver): NewNotice[] {
  const { decidedBy, decidedAt, requestedBy } = waiver;
  if (!decidedBy || !decidedAt || decidedBy === requestedBy) {
    return [];
  }
  return noticesTo([requestedBy], waiver, decidedAt, {
    kind: 'waiver-decided',
    by: decidedBy,
    status: waiver.status,
    comment: waiver.decisionComment,
    ...detailsOf(waiver),
  });
}

/** Tells the owner and whoever asked that a waiver ends, or has ended. */
export function endNotices(
  kind: 'waiver-ending' | 'waiver-ended',
  waiver: StoredWaiver,
  { ownerRef, at }: { ownerRef: string; at: Date },
): NewNotice[] {
  return noticesTo([ownerRef, waiver.requestedBy], waiver, at, {
    kind,
    ...detailsOf(waiver),
  });
}

function noticesTo(
  recipients: readonly string[],
  { scorecardId, entityRef }: StoredWaiver,
  createdAt: Date,
  content: NewNotice['content'],
): NewNotice[] {
  return [...new Set(recipients)].filter(isPersonOrGroup).map(recipientRef => ({
    recipientRef,
    scorecardId,
    entityRef,
    content,
    createdAt,
  }));
}

function detailsOf({ id, checkId, expiresAt }: StoredWaiver): WaiverNotice {
  return { waiverId: id, checkId, expiresAt: expiresAt.toISOString() };
}

/** Services ask for waivers too, and read no notifications. */
function isPersonOrGroup(subject: string): boolean {
  if (!/^(user|group):[^/]+\/./.test(subject)) {
    return false;
  }
  const { kind } = parseEntityRef(subject);
  return kind === 'user' || kind === 'group';
}
