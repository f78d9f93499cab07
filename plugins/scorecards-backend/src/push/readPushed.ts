import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { RequestProblem } from '@groundwork/backstage-plugin-groundwork-node';
import { PushedFact } from '@groundwork/backstage-plugin-scorecards-common';
import { MAX_AHEAD_MS } from '../facts/sortOut';
import { isStorable } from '../facts/storable';

/** Facts in one request. */
export const MAX_PUSHED = 1_000;

const MAX_REF_LENGTH = 500;
/** With a zone: what is 9:30 for one is not for another. */
const ISO_TIME =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A reported fact, understood. */
export interface ReadFact {
  /** Where in the request it is, e.g. `body.facts[3]`. */
  where: string;
  /** As the catalog writes it. */
  entityRef: string;
  factId: string;
  value: PushedFact['value'];
  observedAt?: Date;
}

/**
 * Understands reported facts, as far as that takes nothing but the request.
 *
 * @param problems - Gets what is wrong with them
 */
export function readPushed(
  facts: readonly PushedFact[],
  now: Date,
  problems: RequestProblem[],
): ReadFact[] {
  if (facts.length > MAX_PUSHED) {
    problems.push({
      field: 'body.facts',
      message: `has ${facts.length} facts; ${MAX_PUSHED} can be reported at once`,
    });
    return [];
  }
  const read = facts.flatMap((fact, index) => {
    const where = `body.facts[${index}]`;
    const found = readFact(fact, where, now);
    if ('problem' in found) {
      problems.push(found.problem);
      return [];
    }
    return [found.fact];
  });
  findRepetitions(read, problems);
  return read;
}

function readFact(
  { entityRef, factId, value, observedAt }: PushedFact,
  where: string,
  now: Date,
): { fact: ReadFact } | { problem: RequestProblem } {
  const ref = normalRef(entityRef);
  if (ref === undefined) {
    return {
      problem: {
        field: `${where}.entityRef`,
        message: `'${shorten(
          entityRef,
        )}' is not an entity ref; it must have a kind and a name, such as component:default/orders`,
      },
    };
  }
  const time = observedAt === undefined ? undefined : readTime(observedAt);
  const badTime = time && describeBadTime(observedAt ?? '', time, now);
  if (badTime !== undefined) {
    return { problem: { field: `${where}.observedAt`, message: badTime } };
  }
  return { fact: { where, entityRef: ref, factId, value, observedAt: time } };
}

function normalRef(written: string): string | undefined {
  if (written.length > MAX_REF_LENGTH || !isStorable(written)) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(written));
  } catch {
    // The caller says what would be right
    return undefined;
  }
}

function readTime(written: string): Date {
  return new Date(ISO_TIME.test(written) ? written : NaN);
}

function describeBadTime(
  written: string,
  time: Date,
  now: Date,
): string | undefined {
  if (!(time.getTime() > 0)) {
    return `'${shorten(
      written,
    )}' is not a time since 1970 with its zone, such as 2026-11-21T09:30:00Z`;
  }
  return time.getTime() > now.getTime() + MAX_AHEAD_MS
    ? `is ${time.toISOString()}, which is in the future: it is ${now.toISOString()} here; leave it out for now`
    : undefined;
}

function findRepetitions(
  facts: readonly ReadFact[],
  problems: RequestProblem[],
): void {
  const first = new Map<string, string>();
  for (const { where, entityRef, factId } of facts) {
    const key = JSON.stringify([entityRef, factId]);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, where);
    } else {
      problems.push({
        field: where,
        message: `reports '${shorten(
          factId,
        )}' of '${entityRef}', as ${other} does; one of them is too much`,
      });
    }
  }
}

/** What others wrote, in an error. */
export function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
