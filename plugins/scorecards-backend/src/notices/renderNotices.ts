import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { dayInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { Notice, NoticeGroup, WaiverNotice } from './types';

type NotificationPayload = NotificationSendOptions['payload'];

/** What texts need besides the notices. */
export interface NoticeContext {
  /** The scorecard; absent when it is not in force any more. */
  definition: ScorecardDefinition | undefined;
  titleOf: (entityRef: string) => string;
  /** What a person or a service is called. */
  nameOf: (subject: string) => string;
  /** Where an entity stands now; undefined when it is not part any more. */
  levelOf: (entityRef: string) => number | undefined;
}

/**
 * The notification of a group of notices. Undefined when there is nothing to
 * tell any more: the entities are back where they were, or gone.
 */
export function renderNotices(
  group: NoticeGroup,
  context: NoticeContext,
): NotificationPayload | undefined {
  const last = group.notices.at(-1);
  if (!last) {
    return undefined;
  }
  const payload = last.content.kind.endsWith('-lowered')
    ? renderDrops(group, context)
    : renderWaiver(last, context);
  return payload && { ...payload, topic: 'scorecards', scope: scopeOf(group) };
}

/**
 * What takes the place of what. Levels drop again and again, so that what is
 * told of them takes the place of what was told on the same day only: a group
 * is of the day (UTC) on which it began.
 */
function scopeOf(group: NoticeGroup): string {
  const { scorecardId, recipientRef, subject, firstAt } = group;
  if (subject.startsWith('waiver:')) {
    return `scorecards:${subject}`;
  }
  const scope = `scorecards:${scorecardId}:${recipientRef}:${subject}`;
  return subject === 'levels'
    ? `${scope}:${firstAt.toISOString().slice(0, 10)}`
    : scope;
}

/** An entity that dropped. */
interface Drop {
  entityRef: string;
  from: number;
  to: number;
  checks: string[];
}

function renderDrops(
  { notices, entities }: NoticeGroup,
  context: NoticeContext,
): NotificationPayload | undefined {
  const drops = dropsOf(notices, context);
  const [drop] = drops;
  if (!drop) {
    return undefined;
  }
  const read = new Set(notices.map(({ entityRef }) => entityRef)).size;
  // Some may be back since they were counted.
  const total = entities - (read - drops.length);
  const [{ scorecardId, content }] = notices;
  const scorecard = context.definition?.title ?? scorecardId;
  const reason =
    content.kind === 'version-lowered'
      ? `: version ${content.version} of it is in force`
      : '';
  const severity = 'normal';
  if (total === 1) {
    const { entityRef, from, to } = drop;
    const title = context.titleOf(entityRef);
    return {
      title: `${title} dropped to ${levelName(
        to,
        context,
      )} on ${scorecard}${reason}`,
      description: [
        `It was on ${levelName(from, context)}.`,
        ...(drop.checks.length > 0
          ? [`Missing now: ${checkTitles(drop.checks, context)}.`]
          : []),
      ].join(' '),
      link: linkTo(entityRef),
      severity,
    };
  }
  const lines = drops.map(({ entityRef, from, to }) => {
    const title = context.titleOf(entityRef);
    return `${title}: level ${from} → ${to}`;
  });
  const rest = total - lines.length;
  return {
    title: `${total} entities dropped on ${scorecard}${reason}`,
    description: [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join(
      '\n',
    ),
    link: `/scorecards/${encodeURIComponent(scorecardId)}`,
    severity,
  };
}

/** What is still true: the drops by entity, from the first level to that of now. */
function dropsOf(
  notices: readonly Notice[],
  { levelOf }: NoticeContext,
): Drop[] {
  const drops = new Map<string, Drop>();
  for (const { entityRef, content } of notices) {
    const to = levelOf(entityRef);
    if (
      to === undefined ||
      (content.kind !== 'level-lowered' && content.kind !== 'version-lowered')
    ) {
      continue;
    }
    const known = drops.get(entityRef);
    const checks = content.kind === 'level-lowered' ? content.checks : [];
    drops.set(entityRef, {
      entityRef,
      from: Math.max(known?.from ?? 0, content.from),
      to,
      checks: [...new Set([...(known?.checks ?? []), ...checks])],
    });
  }
  return [...drops.values()].filter(({ from, to }) => to < from);
}

function renderWaiver(
  { entityRef, content }: Notice,
  context: NoticeContext,
): NotificationPayload | undefined {
  const entity = context.titleOf(entityRef);
  const link =
    'waiverId' in content
      ? linkToWaiver(content.waiverId, entityRef)
      : linkTo(entityRef);
  switch (content.kind) {
    case 'waiver-requested':
      return {
        title: `${context.nameOf(content.by)} asks for a waiver for ${entity}`,
        description: `${about(content, context)}, until ${dayOf(content)}.`,
        link,
        severity: 'normal',
      };
    case 'waiver-decided': {
      const comment = content.comment ? ` ${content.comment}` : '';
      return {
        title: `The waiver for ${entity} is ${content.status}`,
        description: `${about(content, context)}. By ${context.nameOf(
          content.by,
        )}.${comment}`,
        link,
        severity: 'normal',
      };
    }
    case 'waiver-ending':
      return {
        title: `The waiver for ${entity} ends on ${dayOf(content)}`,
        description: `${about(content, context)} counts again from then on.`,
        link,
        severity: 'normal',
      };
    case 'waiver-ended':
      return {
        title: `The waiver for ${entity} has ended`,
        description: `${about(content, context)} counts again.`,
        link,
        severity: 'normal',
      };
    case 'level-lowered':
    case 'version-lowered':
      return undefined;
    default:
      throw new Error(`Unknown notice '${content satisfies never}'`);
  }
}

function about({ checkId }: WaiverNotice, context: NoticeContext): string {
  return checkTitles([checkId], context);
}

function dayOf({ expiresAt }: WaiverNotice): string {
  return dayInWords(expiresAt);
}

function checkTitles(ids: readonly string[], context: NoticeContext): string {
  const checks = context.definition?.checks ?? [];
  return ids
    .map(id => checks.find(check => check.id === id)?.title ?? id)
    .join(', ');
}

function levelName(level: number, { definition }: NoticeContext): string {
  const name = definition?.levels.find(it => it.level === level)?.name;
  return name === undefined ? `level ${level}` : `level ${level} (${name})`;
}

/** The name in a person's ref, or the subject of a service. */
export function nameOf(subject: string): string {
  return /^(user|group):[^/]+\/./.test(subject)
    ? parseEntityRef(subject).name
    : subject;
}

/** The page of an entity that shows its scorecards. */
function linkTo(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  return `/catalog/${path}/scorecards`;
}

/** Where it is decided, or was. */
function linkToWaiver(waiverId: string, entityRef: string): string {
  return `/scorecards/waivers?${new URLSearchParams({
    id: waiverId,
    entity: entityRef,
  })}`;
}
