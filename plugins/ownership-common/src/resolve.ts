import { Evidence, Identifier, Token } from './types';

/**
 * What a screen needs of an entity to name it.
 *
 * @public
 */
export interface EntitySummary {
  entityRef: string;
  /** Lower case, e.g. `component`. */
  kind: string;
  title: string;
  /** `spec.type`, e.g. `service`. */
  type?: string;
  lifecycle?: string;
  /** Criticality, from 1 (highest) to 4. */
  tier?: number;
  /** Entity ref of the system it is part of. */
  system?: string;
}

/**
 * An owner, as the catalog names it.
 *
 * @public
 */
export interface OwnerSummary {
  entityRef: string;
  title: string;
  /** False when the catalog has no such group or user: the owner dangles. */
  exists: boolean;
}

/**
 * One entity that what was pasted may belong to.
 *
 * @public
 */
export interface Answer {
  entity: EntitySummary;
  /** All owners; several are normal. Empty when the entity has none. */
  owners: OwnerSummary[];
  /**
   * True when it was asked who owned it in the past, and that was not recorded:
   * `owners` is empty then, which does not mean that it had none.
   */
  ownersUnknown?: boolean;
  /** The system or domain whose owner is given, when the entity has none of its own. */
  inheritedFrom?: string;
  /** From 0 to 1. */
  confidence: number;
  /** Strongest first; never empty. */
  evidence: Evidence[];
  contact?: ContactCard;
}

/**
 * - `found`: one answer stands out, and there is good evidence for it
 * - `ambiguous`: several answers and nothing that tells them apart, or a single
 *   one with evidence too weak to rely on
 * - `unknown`: nothing in the index matches
 *
 * @public
 */
export type ResolveStatus = 'found' | 'ambiguous' | 'unknown';

/**
 * A name close to what was asked, offered when nothing matched exactly.
 *
 * @public
 */
export interface Nearest {
  entity: EntitySummary;
  /** The identifier that is close. */
  identifier: Identifier;
  /** From 0 to 1. */
  similarity: number;
}

/**
 * The answer to one question: a whole query, or one alert of a payload.
 *
 * @public
 */
export interface ResolvedPart {
  /** What this part is about, e.g. the name of the alert. */
  title?: string;
  /** What identifies the part in its payload, e.g. an alert's fingerprint. */
  ref?: string;
  status: ResolveStatus;
  /** Most confident first. */
  answers: Answer[];
  /**
   * How much the first answer stands out from the second: the part of its
   * confidence that the second lacks, from 0 to 1; 1 without a second.
   */
  margin?: number;
  /** What was recognised in the input and looked for. */
  lookedFor: Token[];
  /** For `unknown`: the nearest names. */
  nearest: Nearest[];
}

/**
 * How fresh an answer is.
 *
 * @public
 */
export interface Freshness {
  /** ISO 8601: the index is known to be complete up to then. */
  asOf: string;
  /** True when a source could not be read lately, so something may be missing or old. */
  degraded: boolean;
  /** Why, in sentences for people; empty unless `degraded`. */
  degradedReasons: string[];
}

/**
 * The question: text or a payload, exactly one of them.
 *
 * @public
 */
export interface ResolveRequest {
  /** Anything that can be pasted, up to 1 MB. */
  query?: string;
  /** A JSON payload: an alert, resource attributes, a Kubernetes object. */
  payload?: unknown;
  /** ISO 8601: who owned it then, instead of now. */
  at?: string;
  /** At most so many answers; 5 unless said, 20 at most. */
  limit?: number;
  /** `contact` adds on-call, channel, runbook and dependents to the answers. */
  include?: Array<'contact'>;
}

/**
 * The answer to `POST /resolve`. For payloads with several parts, the top level
 * repeats the first part, and `parts` has them all.
 *
 * @public
 */
export interface ResolveResponse extends ResolvedPart, Freshness {
  parts?: ResolvedPart[];
}

/**
 * One result of `POST /resolve/batch`, in the order of the queries.
 *
 * @public
 */
export interface ResolveBatchResponse extends Freshness {
  items: ResolvedPart[];
}

/**
 * Somebody who can be reached.
 *
 * @public
 */
export interface ContactPerson {
  name: string;
  /** Set when the person is in the catalog. */
  entityRef?: string;
  email?: string;
}

/**
 * Who is on call, by level; level 1 is called first.
 *
 * @public
 */
export interface OnCallLevel {
  level: number;
  people: ContactPerson[];
  /** ISO 8601: when the shift ends. */
  until?: string;
}

/**
 * - `known`: at least one person is on call
 * - `silent`: there is a schedule and nobody is on it now
 * - `none`: no schedule is known
 * - `unavailable`: the provider failed or was too slow
 *
 * @public
 */
export type OnCallStatus = 'known' | 'silent' | 'none' | 'unavailable';

/**
 * @public
 */
export interface OnCall {
  status: OnCallStatus;
  levels: OnCallLevel[];
  /** Name of the schedule. */
  schedule?: string;
  /** Which provider answered, e.g. `ical`. */
  source?: string;
  /** ISO 8601. */
  asOf?: string;
  /**
   * Why it is as it is, for people: what failed, why nobody is on call, or what
   * is wrong with the schedule although somebody is.
   */
  reason?: string;
}

/**
 * A place to go.
 *
 * @public
 */
export interface ContactLink {
  title: string;
  url: string;
}

/**
 * What a responder needs once the owner is known.
 *
 * @public
 */
export interface ContactCard {
  onCall: OnCall;
  /** Chat channel, e.g. `#payments-incidents`. */
  channel?: { name: string; url?: string };
  runbook?: ContactLink;
  dashboards: ContactLink[];
  tier?: number;
  /** When nobody is known to be on call: the nearest people, with how they are near. */
  nearest: Array<ContactPerson & { why: string }>;
  /** What this depends on, and what depends on it, up to two hops. */
  dependencies: Related[];
  dependents: Related[];
}

/**
 * An entity some hops away.
 *
 * @public
 */
export interface Related {
  entity: EntitySummary;
  hops: 1 | 2;
}
