import { Entity } from '@backstage/catalog-model';
import { HumanDuration, JsonValue } from '@backstage/types';
import { CheckDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { Random } from '../../../synthetic/random';

export const HOUR_MS = 60 * 60_000;

/** Values of facts by id; what is not there the entity has none of. */
export type FactValues = Record<string, JsonValue | undefined>;

/** A check as plain code: undefined where a fact that it needs is missing. */
export type PlainCheck = (
  facts: FactValues,
  now: number,
) => boolean | undefined;

/** What facts are made up with. */
export interface MakingUp {
  random: Random;
  /** Epoch milliseconds: when it is observed. */
  at: number;
}

/** Which entities a check applies to, in two languages. */
export interface PlainFilter {
  predicate: NonNullable<CheckDefinition['filter']>;
  plain: (entity: Entity) => boolean;
}

/** A check of the scorecards that are measured, in two languages. */
export interface BenchCheck {
  id: string;
  title: string;
  level: 1 | 2 | 3 | 4;
  weight?: number;
  filter?: PlainFilter;
  freshness?: HumanDuration;
  effective?: { announce?: string; enforce?: string };
  expression: string;
  message?: string;
  /** The expression, without anything around it. */
  plain: PlainCheck;
  /** Facts with which it passes. Without them the entity itself decides. */
  good?: (making: MakingUp) => FactValues;
  /** Facts with which it fails. */
  bad?: (making: MakingUp) => FactValues;
}

/** All but what is being tried out. */
export const notExperimental: PlainFilter = {
  predicate: { $not: { 'spec.lifecycle': 'experimental' } },
  plain: ({ spec }) => spec?.lifecycle !== 'experimental',
};

/** What most checks are about: one fact that has to be true. */
export function flagCheck(
  id: string,
  fact: string,
  rest: Pick<BenchCheck, 'title' | 'level'> &
    Partial<Pick<BenchCheck, 'weight' | 'filter' | 'message' | 'freshness'>>,
): BenchCheck {
  return {
    id,
    ...rest,
    expression: fact,
    plain: flag(fact),
    good: () => ({ [fact]: true }),
    bad: () => ({ [fact]: false }),
  };
}

/** A fact that has to be true. */
export function flag(id: string): PlainCheck {
  return facts => facts[id] as boolean | undefined;
}

/** A number that has to be as the test says. */
export function number(
  id: string,
  test: (value: number) => boolean,
): PlainCheck {
  return facts => tested(facts[id] as number | undefined, test);
}

/** A text that has to be as the test says. */
export function text(id: string, test: (value: string) => boolean): PlainCheck {
  return facts => tested(facts[id] as string | undefined, test);
}

/** A list of texts that has to be as the test says. */
export function list(
  id: string,
  test: (value: string[]) => boolean,
): PlainCheck {
  return facts => tested(facts[id] as string[] | undefined, test);
}

/** A time that must not be longer ago. */
export function within(id: string, hours: number): PlainCheck {
  return (facts, now) =>
    tested(
      facts[id] as string | undefined,
      time => now - Date.parse(time) < hours * HOUR_MS,
    );
}

/** A time that is so many hours ago, up to some more. */
export function hoursAgo(
  { at, random }: MakingUp,
  hours: number,
  upTo: number,
): string {
  const ago = hours + random.integer(upTo);
  return new Date(at - ago * HOUR_MS).toISOString();
}

function tested<T>(
  value: T | undefined,
  test: (value: T) => boolean,
): boolean | undefined {
  return value === undefined ? undefined : test(value);
}
