/**
 * How a source of identifiers was last read.
 *
 * @public
 */
export interface OwnershipSource {
  /** E.g. `catalog`, `feed:cluster-export`, `codeowners`. */
  source: string;
  /** ISO 8601. */
  attemptedAt: string;
  /** ISO 8601; left out when it could never be read. */
  succeededAt?: string;
  /** Why the last attempt failed; what was read before is still in force. */
  error?: string;
  /**
   * How many identifiers it gives. Like the problems, only for those who may
   * read the whole catalog.
   */
  identifiers?: number;
  /** How much was wrong in it, and read past. */
  problemCount?: number;
  /** The first hundred. */
  problems?: Array<{ where: string; message: string }>;
}
