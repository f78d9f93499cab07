import {
  IdentifierKind,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';

/**
 * A part of the input that has an answer of its own: an alert of a group, or
 * all of the input.
 *
 * @internal
 */
export interface DetectedPart {
  /** What a person would call it, e.g. the name of the alert. */
  title?: string;
  /** What the sender calls it, e.g. the fingerprint of the alert. */
  ref?: string;
  /** The most telling first. Keys are in the normal form of their kind. */
  tokens: Token[];
}

/**
 * What was found in something pasted. There is at least one part, which has
 * no tokens where nothing was recognised.
 *
 * @internal
 */
export interface Detection {
  parts: DetectedPart[];
}

/**
 * Bounds of the work that a detection may do.
 *
 * @internal
 */
export interface DetectOptions {
  /** How many tokens a part may have; 256 unless told otherwise. */
  maxTokens?: number;
}

/**
 * What a detector believes to have found. The key is made by the rules of the
 * kind, which may find that it is none.
 */
export interface Candidate {
  kind: IdentifierKind;
  /** What is to be normalised. */
  value: string;
  weight: number;
  /** Where a detector more precise than its caller recognised it. */
  detector?: string;
}

/** Where in the input a candidate was found. */
export interface Place {
  text: string;
  /** Left out where the input was not text. */
  start?: number;
}

/** Takes in what detectors find. */
export interface Sink {
  add(candidate: Candidate, detector: string, place: Place): void;
}
