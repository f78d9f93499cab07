import { createHash } from 'node:crypto';

/** Bytes that a whole number holds exactly. */
const BYTES = 6;

/** A seed that is the same for the same question, so that its answer is too. */
export function seedOf(...question: unknown[]): number {
  return createHash('sha256')
    .update(JSON.stringify(question))
    .digest()
    .readUIntBE(0, BYTES);
}
