import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  FACT_TYPES,
  FactSchema,
} from '@groundwork/backstage-plugin-scorecards-common';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { FactDeclaration } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { PUSH_SOURCE } from './types';

/** A fact that checks can read, and who observes it. */
export interface DeclaredFact extends FactDeclaration {
  /** Id of a collector, or `push`. */
  source: string;
}

const FACT_ID = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/;
const MAX_ID_LENGTH = 200;
const MAX_SOURCE_LENGTH = 100;

/** What can be no part of a name in CEL. */
const CEL_LITERALS = new Set(['true', 'false', 'null', 'in']);

/** What means something else in CEL, now or in time, where a name begins. */
const CEL_NAMES = new Set(
  `as break const continue else for function if import let loop package
   namespace return var void while prototype now cel optional google
   bool bytes double int list map string type uint`.split(/\s+/),
);

/** The facts that there are, of all sources. */
export class FactCatalog {
  private constructor(
    /** By id. */
    readonly facts: ReadonlyMap<string, DeclaredFact>,
    /** By source: what it may say something of. */
    readonly bySource: ReadonlyMap<string, readonly DeclaredFact[]>,
  ) {}

  /**
   * @param pushed - What others may report, with its freshness settled
   * @throws InputError if facts cannot be told apart, or cannot be named in CEL
   */
  static create(options: {
    collectors: ReadonlyArray<
      Pick<FactCollector, 'id' | 'facts' | 'freshness'>
    >;
    pushed?: readonly FactDeclaration[];
  }): FactCatalog {
    const bySource = new Map<string, DeclaredFact[]>();
    for (const { id, facts, freshness } of options.collectors) {
      assertSource(id, bySource);
      bySource.set(
        id,
        facts.map(fact => declare(fact, id, fact.freshness ?? freshness)),
      );
    }
    bySource.set(
      PUSH_SOURCE,
      (options.pushed ?? []).map(fact => ({ ...fact, source: PUSH_SOURCE })),
    );
    const facts = new Map<string, DeclaredFact>();
    for (const fact of [...bySource.values()].flat()) {
      assertId(fact);
      assertUnique(fact, facts);
      facts.set(fact.id, fact);
    }
    assertNoPrefixes(facts);
    return new FactCatalog(facts, bySource);
  }

  /** Ids of all sources, whether or not they declare anything. */
  get sources(): string[] {
    return [...this.bySource.keys()];
  }

  /** What a source may say something of, by fact id. */
  declaredBy(source: string): ReadonlyMap<string, DeclaredFact> {
    const declared = this.bySource.get(source) ?? [];
    return new Map(declared.map(fact => [fact.id, fact]));
  }
}

/** @throws InputError if observations would be stale at once */
function declare(
  fact: FactSchema,
  source: string,
  freshness: HumanDuration,
): DeclaredFact {
  const freshnessMs = durationToMilliseconds(freshness);
  if (!(freshnessMs > 0)) {
    throw new InputError(
      `${describe({
        ...fact,
        source,
      })}: its freshness is ${freshnessMs} ms; it must be more than 0`,
    );
  }
  return { ...fact, freshnessMs, source };
}

function assertSource(id: string, known: ReadonlyMap<string, unknown>): void {
  if (id === '' || id.length > MAX_SOURCE_LENGTH || id === PUSH_SOURCE) {
    throw new InputError(
      `A collector has the id '${id}'; it must have 1 to ${MAX_SOURCE_LENGTH} characters, and be another than '${PUSH_SOURCE}'`,
    );
  }
  if (known.has(id)) {
    throw new InputError(
      `There are two collectors with the id '${id}'; each needs one of its own`,
    );
  }
}

function assertId(fact: DeclaredFact): void {
  const { id, type } = fact;
  if (!FACT_ID.test(id) || id.length > MAX_ID_LENGTH) {
    throw new InputError(
      `${describe(
        fact,
      )}: its id must be at least two names in lower camel case with dots between, such as 'repo.hasReadme', and have ${MAX_ID_LENGTH} characters at most`,
    );
  }
  if (!FACT_TYPES.includes(type)) {
    throw new InputError(
      `${describe(fact)}: type '${type}' is not one of ${FACT_TYPES.join(
        ', ',
      )}`,
    );
  }
  const names = id.split('.');
  const word =
    names.find(name => CEL_LITERALS.has(name)) ??
    (CEL_NAMES.has(names[0]) ? names[0] : undefined);
  if (word !== undefined) {
    throw new InputError(
      `${describe(
        fact,
      )}: '${word}' means something in CEL, so that no expression could name the fact; choose another name`,
    );
  }
}

function assertUnique(
  fact: DeclaredFact,
  facts: ReadonlyMap<string, DeclaredFact>,
): void {
  const other = facts.get(fact.id);
  if (other) {
    throw new InputError(
      `${describe(fact)}: there is a fact of that id already, of ${sourceOf(
        other,
      )}`,
    );
  }
}

/** In CEL, `repo.ci` cannot both have a value and have `ok` in it. */
function assertNoPrefixes(facts: ReadonlyMap<string, DeclaredFact>): void {
  for (const fact of facts.values()) {
    const names = fact.id.split('.');
    for (let count = names.length - 1; count > 1; count--) {
      const outer = facts.get(names.slice(0, count).join('.'));
      if (outer) {
        throw new InputError(
          `${describe(fact)}: it begins like '${outer.id}' of ${sourceOf(
            outer,
          )}, which has a value of its own; give one of them another id`,
        );
      }
    }
  }
}

function describe(fact: { id: string; source: string }): string {
  return `Fact '${fact.id}' of ${sourceOf(fact)}`;
}

function sourceOf({ source }: { source: string }): string {
  return source === PUSH_SOURCE
    ? 'scorecards.push.facts'
    : `collector '${source}'`;
}
