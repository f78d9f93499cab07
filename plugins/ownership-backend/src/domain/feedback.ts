import { Identifier } from '@groundwork/backstage-plugin-ownership-common';

/**
 * - `confirm`: the answer is right
 * - `reject`: it is wrong, and the right one is not known
 * - `correct`: it is wrong, and `correctRef` is right
 */
export type Verdict = 'confirm' | 'reject' | 'correct';

/**
 * What somebody said of an answer. A person has one say on each answer: the
 * last one.
 */
export interface Feedback {
  id: string;
  /** What the answer was found by. */
  identifier: Identifier;
  verdict: Verdict;
  /** The entity that was answered. */
  entityRef: string;
  /** With `correct`: the entity that should have been. */
  correctRef?: string;
  comment?: string;
  /** Entity ref of the person, or subject of the service. */
  createdBy: string;
  createdAt: Date;
}

/** What people said of one identifier, as far as it is in force. */
export interface Verdicts {
  /** Entities that it leads to. */
  confirmed: Array<{ entityRef: string; since: Date; corrected: boolean }>;
  /** Entities that it does not lead to. */
  rejected: ReadonlySet<string>;
}

interface Say {
  id: string;
  entityRef: string;
  is: 'confirmed' | 'corrected' | 'rejected';
  createdAt: Date;
}

const NO_VERDICTS: Verdicts = { confirmed: [], rejected: new Set() };

/**
 * What people said, by identifier.
 *
 * Of what is said of an entity the newest is in force, whoever said it. Two
 * people who confirm two entities are both heard: then the identifier is
 * ambiguous, and that is the truth.
 */
export class FeedbackIndex {
  readonly #byIdentifier = new Map<string, Map<string, Feedback>>();

  get size(): number {
    let size = 0;
    for (const says of this.#byIdentifier.values()) {
      size += says.size;
    }
    return size;
  }

  /** Takes in what was said, unless the person has said otherwise since. */
  set(feedback: Feedback): void {
    const identity = identityOf(feedback.identifier);
    const says =
      this.#byIdentifier.get(identity) ?? new Map<string, Feedback>();
    this.#byIdentifier.set(identity, says);
    const whose = `${feedback.entityRef} ${feedback.createdBy}`;
    const known = says.get(whose);
    if (!known || isNewer(feedback, known)) {
      says.set(whose, feedback);
    }
  }

  *all(): Iterable<Feedback> {
    for (const says of this.#byIdentifier.values()) {
      yield* says.values();
    }
  }

  verdictsOn(identifier: Identifier): Verdicts {
    if (this.#byIdentifier.size === 0) {
      return NO_VERDICTS;
    }
    const says = this.#byIdentifier.get(identityOf(identifier));
    return says ? judge([...says.values()]) : NO_VERDICTS;
  }
}

function identityOf({ kind, key }: Identifier): string {
  return `${kind} ${key}`;
}

function judge(feedback: Feedback[]): Verdicts {
  const inForce = new Map<string, Say>();
  for (const say of feedback.flatMap(saysOf)) {
    const known = inForce.get(say.entityRef);
    if (!known || isNewer(say, known)) {
      inForce.set(say.entityRef, say);
    }
  }
  const says = [...inForce.values()];
  return {
    confirmed: says
      .filter(say => say.is !== 'rejected')
      .map(({ entityRef, createdAt, is }) => ({
        entityRef,
        since: createdAt,
        corrected: is === 'corrected',
      })),
    rejected: new Set(
      says.filter(say => say.is === 'rejected').map(say => say.entityRef),
    ),
  };
}

function saysOf(feedback: Feedback): Say[] {
  const { id, verdict, entityRef, correctRef, createdAt } = feedback;
  switch (verdict) {
    case 'confirm':
      return [{ id, entityRef, is: 'confirmed', createdAt }];
    case 'reject':
      return [{ id, entityRef, is: 'rejected', createdAt }];
    case 'correct': {
      const wrong: Say = { id, entityRef, is: 'rejected', createdAt };
      return correctRef === undefined
        ? [wrong]
        : [wrong, { id, entityRef: correctRef, is: 'corrected', createdAt }];
    }
    default:
      throw new Error(
        `Unknown verdict '${verdict}'; it must be confirm, reject or correct`,
      );
  }
}

interface Dated {
  id: string;
  createdAt: Date;
}

function isNewer(a: Dated, b: Dated): boolean {
  const later = a.createdAt.getTime() - b.createdAt.getTime();
  return later === 0 ? a.id > b.id : later > 0;
}
