import {
  Answer,
  ContactCard,
  OnCall,
  ResolvedPart,
} from '@groundwork/backstage-plugin-ownership-common';
import { confidenceFigure } from '../components/shared/confidence';
import { identifierKindName } from '../components/shared/identifierKinds';
import { OwnershipTranslate } from '../translation';
import { bold, code, escapeMarkdown, link } from './markdown';
import { levelName } from './levelName';

/** What a message needs beside the answer. */
export interface MessageContext {
  t: OwnershipTranslate;
  /** The absolute address of an entity's page. */
  addressOf(entityRef: string): string;
  /** A time to come, as a clock shows it. */
  until(time: string): string;
}

const MAX_QUOTE = 120;

function line(label: string, text: string): string {
  return `${label}: ${text}`;
}

function quote(text: string): string {
  const short =
    text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE - 1)}…` : text;
  return code(short);
}

function ownersText(answer: Answer, { t }: MessageContext): string {
  if (answer.owners.length === 0) {
    return t('shared.owner.none');
  }
  return answer.owners
    .map(({ title, exists }) =>
      exists ? bold(title) : `${bold(title)} (${t('shared.owner.dangling')})`,
    )
    .join(', ');
}

function onCallText(onCall: OnCall, context: MessageContext): string {
  const { t, until } = context;
  switch (onCall.status) {
    case 'known':
      return onCall.levels
        .filter(({ people }) => people.length > 0)
        .map(level => {
          const names = level.people.map(({ name }) => escapeMarkdown(name));
          const about = [
            levelName(level.level, t),
            level.until &&
              t('shared.onCall.until', { time: until(level.until) }),
          ].filter(Boolean);
          return `${names.join(', ')} (${about.join(', ')})`;
        })
        .join(' · ');
    case 'silent':
    case 'none':
    case 'unavailable': {
      const reason = onCall.reason && `: ${escapeMarkdown(onCall.reason)}`;
      return `${t(`shared.onCall.${onCall.status}`)}${reason ?? ''}`;
    }
    default:
      throw new Error(
        `Unknown on-call status ${onCall.status satisfies never}`,
      );
  }
}

function nearestText({ nearest, onCall }: ContactCard): string | undefined {
  return onCall.status === 'known' || nearest.length === 0
    ? undefined
    : nearest
        .map(
          ({ name, why }) => `${escapeMarkdown(name)} (${escapeMarkdown(why)})`,
        )
        .join(' · ');
}

function placesText(contact: ContactCard, { t }: MessageContext): string {
  const { channel, runbook, dashboards } = contact;
  return [
    channel &&
      (channel.url
        ? link(channel.name, channel.url)
        : escapeMarkdown(channel.name)),
    runbook && link(runbook.title || t('shared.contact.runbook'), runbook.url),
    ...dashboards.map(({ title, url }) => link(title, url)),
  ]
    .filter(Boolean)
    .join(' · ');
}

function headOf(answer: Answer, context: MessageContext): string {
  const { t, addressOf } = context;
  const { title, type, kind, lifecycle, tier, entityRef } = answer.entity;
  const about = [
    type ?? kind,
    lifecycle,
    tier !== undefined && t('shared.tier', { tier: String(tier) }),
  ].filter((part): part is string => Boolean(part));
  return `${link(title, addressOf(entityRef))} (${about
    .map(escapeMarkdown)
    .join(', ')})`;
}

function whyText(answer: Answer, { t }: MessageContext): string {
  const [{ identifier, rule, source }] = answer.evidence;
  return [
    `${identifierKindName(identifier.kind, t)} ${quote(identifier.key)}`,
    `${escapeMarkdown(rule)}, ${escapeMarkdown(source)}`,
    confidenceFigure(answer.confidence),
  ].join(' · ');
}

function answerLines(answer: Answer, context: MessageContext): string[] {
  const { t } = context;
  const { contact } = answer;
  const nearest = contact && nearestText(contact);
  const places = contact && placesText(contact, context);
  return [
    headOf(answer, context),
    line(t('whoOwns.owner'), ownersText(answer, context)),
    ...(contact
      ? [line(t('whoOwns.onCall'), onCallText(contact.onCall, context))]
      : []),
    ...(nearest ? [line(t('shared.onCall.nearest'), nearest)] : []),
    ...(places ? [line(t('whoOwns.contact'), places)] : []),
    line(t('whoOwns.why'), whyText(answer, context)),
  ];
}

function candidateLine(answer: Answer, context: MessageContext): string {
  return `- ${headOf(answer, context)}, ${ownersText(
    answer,
    context,
  )}, ${confidenceFigure(answer.confidence)}`;
}

function partLines(part: ResolvedPart, context: MessageContext): string[] {
  const { t } = context;
  const title = part.title ? [bold(part.title)] : [];
  const [first] = part.answers;
  if (part.status === 'found' && first) {
    return [...title, ...answerLines(first, context)];
  }
  if (part.answers.length === 1) {
    return [...title, t('whoOwns.probably'), ...answerLines(first, context)];
  }
  if (part.answers.length > 1) {
    return [
      ...title,
      t('whoOwns.message.ambiguous'),
      ...part.answers.map(answer => candidateLine(answer, context)),
    ];
  }
  const keys = part.lookedFor.map(({ key }) => quote(key)).join(', ');
  return [
    ...title,
    keys
      ? t('whoOwns.message.unknown', { keys })
      : t('whoOwns.message.nothing'),
  ];
}

/** An answer as Markdown, for the channel of an incident. */
export function incidentMessage(
  parts: readonly ResolvedPart[],
  context: MessageContext,
): string {
  return parts.map(part => partLines(part, context).join('\n')).join('\n\n');
}
