import { Notice } from './types';

/** Notices that are sent as one. */
export interface NoticeGroup {
  /** Of the notification: one with the same scope takes its place. */
  scope: string;
  notices: Notice[];
}

/** When notices are sent that more may follow. */
export interface Settling {
  /** So long after the last of them. */
  quietMs: number;
  /** And at the latest so long after the first. */
  atMostMs: number;
}

/** Puts together what is sent as one, in the order of the first of each. */
export function groupNotices(notices: readonly Notice[]): NoticeGroup[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = JSON.stringify([notice.recipientRef, subjectOf(notice)]);
    const group = groups.get(key);
    if (group) {
      group.push(notice);
    } else {
      groups.set(key, [notice]);
    }
  }
  return [...groups.values()].map(group => ({
    scope: scopeOf(group[0]),
    notices: group,
  }));
}

/**
 * Whether a group can be sent. An evaluation of many entities comes in many
 * parts, and an entity that drops may be back in a moment.
 */
export function isSettled(
  { notices }: NoticeGroup,
  { quietMs, atMostMs }: Settling,
  now: Date,
): boolean {
  const times = notices
    .filter(({ content }) => content.kind.endsWith('-lowered'))
    .map(({ createdAt }) => createdAt.getTime());
  return (
    now.getTime() - Math.max(...times) >= quietMs ||
    now.getTime() - Math.min(...times) >= atMostMs
  );
}

/**
 * What takes the place of what. Levels drop again and again, so that what is
 * told of them takes the place of what was told on the same day only: a group
 * is of the day (UTC) on which it began.
 */
function scopeOf(first: Notice): string {
  const subject = subjectOf(first);
  return first.content.kind === 'level-lowered'
    ? `${subject}:${first.createdAt.toISOString().slice(0, 10)}`
    : subject;
}

/** What is told of together. */
function subjectOf({ scorecardId, content, recipientRef }: Notice): string {
  const { kind } = content;
  switch (kind) {
    case 'level-lowered':
      return `scorecards:${scorecardId}:${recipientRef}:levels`;
    case 'version-lowered':
      return `scorecards:${scorecardId}:${recipientRef}:version-${content.version}`;
    case 'waiver-requested':
    case 'waiver-decided':
    case 'waiver-ending':
    case 'waiver-ended':
      return `scorecards:waiver:${content.waiverId}`;
    default:
      throw new Error(`Unknown kind of notice '${kind satisfies never}'`);
  }
}
