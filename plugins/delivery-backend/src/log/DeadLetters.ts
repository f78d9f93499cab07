import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  createCursorCodec,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import { Knex } from 'knex';
import { DeadLetterStore, letterIdOf } from './DeadLetterStore';
import { EventLog } from './EventLog';
import { DEFAULT_LIMIT, pageOf, PageQuery, timeOf } from './page';
import { Appended, DeadLetter, IngestName, Parser } from './types';

const cursors = createCursorCodec({ at: 'string', id: 'string' });

/** What was sent and could not be understood, until it is. */
export class DeadLetters {
  readonly #store: DeadLetterStore;
  readonly #log: EventLog;

  constructor(options: { knex: Knex; log: EventLog }) {
    this.#store = new DeadLetterStore(options.knex);
    this.#log = options.log;
  }

  /**
   * The newest first.
   *
   * @throws InputError for a cursor that is none
   */
  async read({ limit = DEFAULT_LIMIT, cursor }: PageQuery = {}): Promise<
    Page<DeadLetter>
  > {
    const found = await this.#store.findNewest({
      limit: limit + 1,
      after: cursor === undefined ? undefined : placeOf(cursor),
    });
    return pageOf(found, limit, ({ lastAt, id }) =>
      cursors.encode({ at: lastAt.toISOString(), id }),
    );
  }

  /**
   * Reads a dead letter once more, for example after a mend of the parser.
   *
   * @param parserOf - Gives the parser of the way that it came in
   * @throws NotFoundError if there is no such letter, ConflictError if it was
   * replayed already or is still not understood
   */
  async replay(
    id: string,
    parserOf: (ingest: IngestName) => Parser,
    at: Date,
  ): Promise<Appended> {
    const found = await this.#store.find(id);
    if (!found) {
      throw new NotFoundError(
        `There is no dead letter '${id}'; GET /dead-letters lists them`,
      );
    }
    const { letter, body } = found;
    if (letter.replayedAt) {
      throw new ConflictError(
        `It was replayed at ${letter.replayedAt.toISOString()} already`,
      );
    }
    const { ingest, headers } = letter;
    const reading = parserOf(ingest)({ headers, body, at });
    const itself = reading.unreadable.find(it => letterIdOf(ingest, it) === id);
    if (itself) {
      await this.#store.setReason(id, itself.reason);
      throw new ConflictError(`It is still not understood: ${itself.reason}`);
    }
    return this.#log.keep(reading, { ingest, at, replayed: id });
  }
}

function placeOf(cursor: string): Pick<DeadLetter, 'lastAt' | 'id'> {
  const { at, id } = cursors.decode(cursor);
  return { lastAt: timeOf(at), id };
}
