import { Token } from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../kinds';
import { Candidate, Place, Sink } from './types';

const DEFAULT_MAX_TOKENS = 256;

/** How much longer the list may grow before it is cut. */
const SLACK = 4;

function mostTellingFirst(a: Token, b: Token): number {
  return b.weight - a.weight || (a.start ?? 0) - (b.start ?? 0);
}

/**
 * Gathers tokens, each (kind, key) once with its highest weight, and keeps the
 * most telling ones.
 *
 * The list is cut only when it has grown to a multiple of its limit, and then
 * takes in nothing that would be cut again, so that a long input costs time in
 * proportion to its length.
 */
export class TokenCollector implements Sink {
  readonly #maxTokens: number;
  readonly #tokens = new Map<string, Token>();
  /** Weights of what was added, as it was written: the same word comes often. */
  readonly #added = new Map<string, number>();
  /** What weighs no more than this has no place in the list any more. */
  #floor = 0;

  constructor(maxTokens: number = DEFAULT_MAX_TOKENS) {
    this.#maxTokens = maxTokens;
  }

  add(candidate: Candidate, detector: string, place: Place): void {
    const { kind, value } = candidate;
    const weight = Math.min(1, candidate.weight);
    const written = `${kind} ${value}`;
    if (weight <= this.#floor || weight <= (this.#added.get(written) ?? 0)) {
      return;
    }
    this.#added.set(written, weight);
    const key = kindRules[kind].normalise(value);
    if (key === undefined) {
      return;
    }
    const identity = `${kind} ${key}`;
    const known = this.#tokens.get(identity);
    if (known !== undefined && known.weight >= weight) {
      return;
    }
    this.#tokens.set(identity, {
      kind,
      key,
      text: place.text,
      detector: candidate.detector ?? detector,
      weight,
      ...(place.start !== undefined && { start: place.start }),
    });
    if (this.#tokens.size > this.#maxTokens * SLACK) {
      this.#cut();
    }
  }

  /** The most telling first; of equals, the one that stands first. */
  tokens(): Token[] {
    return [...this.#tokens.values()]
      .sort(mostTellingFirst)
      .slice(0, this.#maxTokens);
  }

  #cut() {
    const kept = this.tokens();
    this.#tokens.clear();
    this.#added.clear();
    for (const token of kept) {
      this.#tokens.set(`${token.kind} ${token.key}`, token);
    }
    this.#floor = kept[kept.length - 1]?.weight ?? 0;
  }
}

/** A sink that weighs what passes through it, and may say where it is. */
export function scaledSink(
  sink: Sink,
  factor: number,
  offset: number | undefined = 0,
): Sink {
  return {
    add(candidate, detector, place) {
      const weight = candidate.weight * factor;
      const start =
        offset === undefined || place.start === undefined
          ? undefined
          : place.start + offset;
      sink.add({ ...candidate, weight }, detector, { text: place.text, start });
    },
  };
}
