/**
 * All kinds of identifiers.
 *
 * @public
 */
export const IDENTIFIER_KINDS = [
  'host',
  'url',
  'repo',
  'path',
  'kubernetes-namespace',
  'kubernetes-workload',
  'kubernetes-pod',
  'image',
  'package',
  'cloud-resource',
  'service-name',
  'alert-label',
  'database',
  'queue',
  'commit',
  'deployment',
  'pager-service',
  'chat-channel',
  'person',
  'entity',
] as const;

/**
 * What a thing can be recognised by. Each kind has its own rules for how a key
 * is normalised and which other keys a look-up may try.
 *
 * @public
 */
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/**
 * A (kind, key) pair that leads to an entity. The key is in the normal form of
 * its kind.
 *
 * @public
 */
export interface Identifier {
  kind: IdentifierKind;
  key: string;
}

/**
 * An identifier that was found in something pasted.
 *
 * @public
 */
export interface Token extends Identifier {
  /** As it was written. */
  text: string;
  /** Which detector recognised it, e.g. `url`, `stack-trace/java`. */
  detector: string;
  /** Offset of `text` in the input, where the input was text. */
  start?: number;
  /**
   * How much of the question this token is, from 0 (a word in passing) to 1
   * (all that was asked). A host in a log line weighs more than a name in it.
   */
  weight: number;
}

/**
 * Why an answer is believed.
 *
 * @public
 */
export interface Evidence {
  /** The identifier that matched. */
  identifier: Identifier;
  /** What of the input it was found as. */
  text: string;
  /**
   * How the look-up got from the input to the identifier: `exact`, or the walk
   * that led there, e.g. `parent domain`, `pod of workload`, `path prefix`.
   */
  match: string;
  /** The rule that says the identifier is the entity's, e.g. `annotation groundwork.dev/hosts`. */
  rule: string;
  /** Where the rule was applied, e.g. `catalog`, `feed:cluster-export`, `codeowners:acme/orders`. */
  source: string;
  /** ISO 8601, when the source was last seen to say so. */
  observedAt: string;
  /** Where a person can look it up. */
  link?: string;
  /** From 0 to 1, how much this piece alone is worth. */
  confidence: number;
  /**
   * Entity ref of an owner: the piece names that one, and speaks for the entity
   * only because it is its owner.
   */
  via?: string;
}
