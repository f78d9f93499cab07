import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  DeadLetter,
  DeadLetterPage,
  DeadLetterQuery,
} from '@groundwork/backstage-plugin-environments-common';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import { Caller, DeadLetterService } from '../api/services';
import { assertAdmin } from '../authorization-rules';
import { DeadEvent, OutboxStore } from './OutboxStore';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const cursors = createCursorCodec({ number: 'number', sink: 'string' });

/** What the dead letters are read with. */
export interface DeadLettersOptions {
  store: OutboxStore;
  /** Ids of the sinks that there are now. */
  sinks: readonly string[];
  now: () => Date;
}

/** Events that sinks have refused for good. For platform engineers. */
export class DeadLetters implements DeadLetterService {
  constructor(private readonly options: DeadLettersOptions) {}

  async query(
    { limit = DEFAULT_LIMIT, cursor }: DeadLetterQuery,
    caller: Caller,
  ): Promise<DeadLetterPage> {
    await assertAdmin(caller);
    const size = Math.min(Math.max(1, limit), MAX_LIMIT);
    const found = await this.options.store.findDead({
      limit: size + 1,
      after: cursor === undefined ? undefined : cursors.decode(cursor),
    });
    const shown = found.slice(0, size);
    const last = shown.at(-1);
    return {
      items: shown.map(letterOf),
      pageInfo: {
        nextCursor:
          last && found.length > size
            ? cursors.encode({ number: last.number, sink: last.sink })
            : undefined,
      },
    };
  }

  async retry(id: string, caller: Caller): Promise<void> {
    await assertAdmin(caller);
    const { store, sinks, now } = this.options;
    const key = keyOf(id);
    if (!key || !(await store.isDead(key))) {
      throw noLetter(id);
    }
    if (!sinks.includes(key.sink)) {
      throw new ConflictError(
        `The sink '${key.sink}' is not configured any more; add it to environments.sinks first`,
      );
    }
    if (!(await store.revive(key, now()))) {
      throw noLetter(id);
    }
  }
}

function letterOf(it: DeadEvent): DeadLetter {
  return {
    id: `${it.number}-${it.sink}`,
    sink: it.sink,
    eventId: it.eventId,
    type: it.type,
    subject: it.subject,
    attempts: it.attempts,
    lastError: it.error,
    createdAt: it.createdAt.toISOString(),
    since: it.since.toISOString(),
  };
}

function noLetter(id: string): NotFoundError {
  return new NotFoundError(`There is no event '${id}' that was given up`);
}

/** @returns undefined if it is the id of none */
function keyOf(id: string): { number: number; sink: string } | undefined {
  const [, number, sink] = /^(\d{1,9})-(.+)$/.exec(id) ?? [];
  return sink === undefined ? undefined : { number: Number(number), sink };
}
