import { createHash } from 'node:crypto';
import { ApiError, invalid } from '../http/errors.mjs';

const KEY = /^[\w.:-]{8,128}$/;

export function parseKey(text) {
  if (text === undefined || !KEY.test(text)) {
    throw invalid(
      'the Idempotency-Key header',
      'must be 8 to 128 letters, digits or . _ : -',
    );
  }
  return text;
}

export function fingerprint(operation, body) {
  return createHash('sha256')
    .update(`${operation}\n${JSON.stringify(body)}`)
    .digest('base64');
}

/** Answers a repeated request with what the first one was answered. */
export class IdempotencyKeys {
  #answers = new Map();
  #lifetimeMs;
  #limit;

  constructor({ lifetimeMs, limit }) {
    this.#lifetimeMs = lifetimeMs;
    this.#limit = limit;
  }

  #forget(at) {
    for (const [key, { expiresAt }] of this.#answers) {
      const full = this.#answers.size > this.#limit;
      // Insertion order is expiry order: what follows is younger.
      if (expiresAt > at.getTime() && !full) return;
      this.#answers.delete(key);
    }
  }

  /**
   * @param key - what the caller calls this request
   * @param print - what the request says; the same key must say the same
   * @param work - done once per key; a failure is not remembered
   */
  once({ key, print, at }, work) {
    this.#forget(at);
    const earlier = this.#answers.get(key);
    if (earlier && earlier.print !== print) {
      throw new ApiError(
        422,
        'idempotency_key_reused',
        'this Idempotency-Key came with a different request before',
      );
    }
    if (earlier) {
      const headers = { 'idempotency-replayed': 'true' };
      return { ...earlier.answer, headers };
    }
    const answer = work();
    const expiresAt = at.getTime() + this.#lifetimeMs;
    this.#answers.set(key, { print, answer, expiresAt });
    return answer;
  }
}
