import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/** Some questions are asked again and again; each answer is a list of refs. */
const KEPT = 50;

/** What is another one after anything was written to the database. */
interface Stamp {
  connection: object;
  /** Only to be compared with one of the same connection. */
  changes: string;
}

/** Takes the answer to a question, once it is there. */
export type Keep<T> = (answer: T) => void;

/**
 * Answers to questions about a SQLite database, for as long as nothing at all
 * is written to it. It knows of its own writes (`total_changes`) and of those
 * of other connections (`data_version`), which takes next to nothing to ask.
 * PostgreSQL tells no such thing, and nothing is kept.
 */
export class LastAnswers<T> {
  #stamp: Stamp | undefined;
  readonly #answers = new Map<string, T>();

  /**
   * Looks for an answer that still holds.
   *
   * @param trx - The transaction that it is then looked for in, if there is none
   * @returns the answer, or what takes it
   */
  async find(
    trx: Knex.Transaction,
    question: string,
  ): Promise<{ answer: T } | { answer?: undefined; keep: Keep<T> }> {
    if (dialectOf(trx) === 'postgres') {
      return { keep: () => undefined };
    }
    const stamp = await readStamp(trx);
    if (!isSame(stamp, this.#stamp)) {
      this.#answers.clear();
      this.#stamp = stamp;
    }
    const answer = this.#answers.get(question);
    return answer === undefined
      ? { keep: it => this.#keep(stamp, question, it) }
      : { answer };
  }

  #keep(stamp: Stamp, question: string, answer: T): void {
    if (!isSame(stamp, this.#stamp)) {
      return;
    }
    this.#answers.set(question, answer);
    if (this.#answers.size > KEPT) {
      const [oldest] = this.#answers.keys();
      this.#answers.delete(oldest);
    }
  }
}

async function readStamp(trx: Knex.Transaction): Promise<Stamp> {
  // Of a transaction, it is the one connection that the transaction has.
  const connection: object = await trx.client.acquireConnection();
  const [{ changes }]: Array<{ changes: string }> = await trx.raw(
    `SELECT total_changes() || ' ' || data_version AS changes FROM pragma_data_version`,
  );
  return { connection, changes };
}

function isSame(a: Stamp, b: Stamp | undefined): boolean {
  return a.connection === b?.connection && a.changes === b.changes;
}
