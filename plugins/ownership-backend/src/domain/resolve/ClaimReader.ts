import {
  Identifier,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';
import { FeedbackIndex } from '../feedback';
import { Statement } from './identifierIndex';

/** A reason to believe that an identifier leads to an entity. */
export interface Claim extends Statement {
  /** When the source was last known to say so. */
  observedAt: Date;
  /**
   * - `inferred`: a source says so
   * - `certain`: the entity was named by its own reference
   * - `confirmed`: people said so
   */
  basis: 'inferred' | 'certain' | 'confirmed';
}

/** What candidates are found in. */
export interface CandidateSources {
  /** How many statements there are about a key. */
  countOf(kind: IdentifierKind, key: string): number;
  find(kind: IdentifierKind, key: string): Statement[];
  hasEntity(entityRef: string): boolean;
  feedback: FeedbackIndex;
  /** When a source was last read without an error. */
  lastReadOf(source: string): Date;
}

/** A key that more claim than this tells nothing, and is passed over. */
const MAX_CLAIMS_PER_KEY = 1_000;

/** How many claims are looked at for one question. */
const MAX_CLAIMS = 10_000;

/** How many claims are held for all questions of a request. */
const MAX_CLAIMS_HELD = 100_000;

/** The source of what the catalog says. */
export const CATALOG_SOURCE = 'catalog';

/** The source of what people say. */
export const FEEDBACK_SOURCE = 'feedback';

/** What was read of keys. */
class ClaimMemory {
  readonly #known = new Map<IdentifierKind, Map<string, readonly Claim[]>>();

  get({ kind, key }: Identifier): readonly Claim[] | undefined {
    return this.#known.get(kind)?.get(key);
  }

  set({ kind, key }: Identifier, claims: readonly Claim[]): void {
    const ofKind = this.#known.get(kind) ?? new Map();
    this.#known.set(kind, ofKind.set(key, claims));
  }
}

/**
 * Reads the claims to keys, for all questions of a request: questions about the
 * same key share what was read of it.
 */
export class ClaimReader {
  readonly #sources: CandidateSources;
  readonly #held = new ClaimMemory();
  #room = MAX_CLAIMS_HELD;
  #seen = new ClaimMemory();
  #left = MAX_CLAIMS;
  #isCut = false;

  constructor(sources: CandidateSources) {
    this.#sources = sources;
  }

  /** Each question gets the same, whatever others have looked at. */
  beginQuestion(): void {
    this.#seen = new ClaimMemory();
    this.#left = MAX_CLAIMS;
    this.#isCut = false;
  }

  /** Whether the question lacks claims because others needed the room. */
  get isCut(): boolean {
    return this.#isCut;
  }

  rejectedFor(identifier: Identifier): ReadonlySet<string> {
    return this.#sources.feedback.verdictsOn(identifier).rejected;
  }

  read(identifier: Identifier): readonly Claim[] {
    const seen = this.#seen.get(identifier);
    if (seen) {
      return seen;
    }
    const claims = this.#readFor(identifier);
    this.#seen.set(identifier, claims);
    return claims;
  }

  #readFor(identifier: Identifier): readonly Claim[] {
    const count = this.#sources.countOf(identifier.kind, identifier.key);
    if (count === 0 || count > Math.min(MAX_CLAIMS_PER_KEY, this.#left)) {
      return this.#judged(identifier, []);
    }
    this.#left -= count;
    const held = this.#held.get(identifier);
    if (held) {
      return held;
    }
    if (count > this.#room) {
      this.#isCut = true;
      return this.#judged(identifier, []);
    }
    this.#room -= count;
    const claims = this.#judged(identifier, this.#inferred(identifier));
    this.#held.set(identifier, claims);
    return claims;
  }

  #judged(identifier: Identifier, inferred: Claim[]): Claim[] {
    const { confirmed, rejected } =
      this.#sources.feedback.verdictsOn(identifier);
    const claims = [...inferred, ...this.#certain(identifier)].filter(
      claim => !rejected.has(claim.entityRef),
    );
    for (const { entityRef, since, corrected } of confirmed) {
      if (this.#sources.hasEntity(entityRef)) {
        claims.push({
          entityRef,
          source: FEEDBACK_SOURCE,
          rule: corrected ? 'corrected by people' : 'confirmed by people',
          confidence: 1,
          observedAt: since,
          basis: 'confirmed',
        });
      }
    }
    return claims;
  }

  #inferred({ kind, key }: Identifier): Claim[] {
    return this.#sources.find(kind, key).map(statement => ({
      ...statement,
      observedAt:
        statement.observedAt ?? this.#sources.lastReadOf(statement.source),
      basis: 'inferred',
    }));
  }

  #certain({ kind, key }: Identifier): Claim[] {
    return kind === 'entity' && this.#sources.hasEntity(key)
      ? [
          {
            entityRef: key,
            source: CATALOG_SOURCE,
            rule: 'entity reference',
            confidence: 1,
            observedAt: this.#sources.lastReadOf(CATALOG_SOURCE),
            basis: 'certain',
          },
        ]
      : [];
  }
}
