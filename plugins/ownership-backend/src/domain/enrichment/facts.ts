import {
  Answer,
  ContactCard,
  OnCall,
} from '@groundwork/backstage-plugin-ownership-common';
import { FACT_NAMES, FactName, RUNBOOK } from './own';
import { Verdict } from './verdict';

const MAX_QUERY_LENGTH = 200;

/** How facts are named, and where the portal is. */
export interface FactOptions {
  /** Put before each name. */
  prefix: string;
  /** `app.baseUrl`. */
  portalUrl: string;
}

type Facts = Partial<Record<FactName | typeof RUNBOOK, string>>;

/**
 * What is added to an alert, by its name. An owner is named only where the
 * answer is sure, or where all that it could be has the same; else the
 * candidates are.
 */
export function factsOf(
  verdict: Verdict,
  { prefix, portalUrl }: FactOptions,
): Map<string, string> {
  const facts: Facts = {
    ownership_status: verdict.status,
    ownership_url: ownershipUrl(verdict, portalUrl),
    ...factsOfAnswers(verdict),
  };
  return new Map(
    [...FACT_NAMES, RUNBOOK].flatMap(name => {
      const value = facts[name as keyof Facts];
      const named = name === RUNBOOK ? name : `${prefix}${name}`;
      return value ? [[named, value] as const] : [];
    }),
  );
}

function factsOfAnswers(verdict: Verdict): Facts {
  const { status, answers } = verdict;
  const [first] = answers;
  switch (status) {
    case 'found':
      return {
        entity_ref: first.entity.entityRef,
        ownership_confidence: first.confidence.toFixed(2),
        ...ownerFacts(first),
        ...contactFacts([first]),
      };
    case 'ambiguous':
      return isSameOwner(verdict)
        ? { ...ownerFacts(first), ...contactFacts(answers) }
        : { ownership_candidates: candidates(answers) };
    case 'unknown':
      return {};
    default:
      throw new Error(`There is no status '${status satisfies never}'`);
  }
}

/** One answer that does not stand out is a guess, whoever owns it. */
function isSameOwner({ answers, isComplete }: Verdict): boolean {
  const owners = answers.map(answer =>
    answer.owners
      .map(({ entityRef }) => entityRef)
      .sort()
      .join(),
  );
  return (
    isComplete &&
    answers.length > 1 &&
    owners[0] !== '' &&
    owners.every(owner => owner === owners[0])
  );
}

function ownerFacts({ owners }: Answer): Facts {
  return {
    owner: ownerNames(owners),
    owner_ref: owners.map(({ entityRef }) => entityRef).join(', '),
  };
}

function ownerNames(owners: Answer['owners']): string {
  return owners
    .map(({ title, exists }) =>
      exists ? title : `${title} (not in the catalog)`,
    )
    .join(', ');
}

function candidates(answers: readonly Answer[]): string {
  return answers
    .map(
      ({ entity, owners }) =>
        `${entity.title} (${ownerNames(owners) || 'without an owner'})`,
    )
    .join('; ');
}

/** What is the same for all that it could be. */
function contactFacts(answers: readonly Answer[]): Facts {
  const agreed = (pick: (contact: ContactCard | undefined) => string) => {
    const [value, ...others] = answers.map(({ contact }) => pick(contact));
    return others.every(other => other === value) ? value : '';
  };
  return {
    on_call: agreed(contact => onCallText(contact?.onCall)),
    channel: agreed(contact => contact?.channel?.name ?? ''),
    tier: agreed(contact => String(contact?.tier ?? '')),
    runbook_url: agreed(contact => webAddress(contact?.runbook?.url)),
  };
}

function onCallText(onCall: OnCall | undefined): string {
  const { status, levels = [] } = onCall ?? {};
  switch (status) {
    case 'known':
      return [...levels]
        .sort((a, b) => a.level - b.level)
        .filter(({ people }) => people.length > 0)
        .map(
          ({ level, people, until }) =>
            `level ${level}: ${people.map(({ name }) => name).join(', ')}${
              until ? ` (until ${until})` : ''
            }`,
        )
        .join('; ');
    case 'silent':
      return 'nobody: the schedule names nobody now';
    case 'none':
      return '';
    case 'unavailable':
    case undefined:
      return 'not known: the schedule does not answer';
    default:
      throw new Error(`There is no status '${status satisfies never}'`);
  }
}

/** Catalogs hold whatever people wrote; receivers make links of this. */
function webAddress(url: string | undefined): string {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : '';
}

/**
 * Leads to the entity that was found, else to the look-up of what told most, so
 * that whoever follows it sees the candidates or what is near.
 */
function ownershipUrl(verdict: Verdict, portalUrl: string): string {
  const page = `${portalUrl.replace(/\/+$/, '')}/ownership`;
  const query =
    verdict.status === 'found'
      ? verdict.answers[0].entity.entityRef
      : verdict.lookedFor[0]?.text.slice(0, MAX_QUERY_LENGTH);
  return query ? `${page}?q=${encodeURIComponent(wellFormed(query))}` : page;
}

/** Text from elsewhere may have half a character, and cutting may leave one. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}
