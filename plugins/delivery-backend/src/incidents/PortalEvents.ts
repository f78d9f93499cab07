import { createHash } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { EventLog, PORTAL_SOURCE } from '../log';

/** Who tells something, and whether they may have told it before. */
export interface Teller {
  /** An entity ref, or the subject of a service. Only makes keys of. */
  subject: string;
  idempotencyKey?: string;
}

/** What somebody tells. */
export interface Told {
  type: string;
  /** @param id - Of the event */
  subjectOf: (id: string) => string;
  /** What was said, by which it is known whether it is the same again. */
  request: JsonObject;
  /** @param id - Of the event */
  payloadOf: (id: string) => JsonObject;
}

/** What people tell in the portal, in the log with all else. */
export class PortalEvents {
  constructor(
    private readonly options: {
      log: Pick<EventLog, 'append' | 'readOfSubject'>;
      now: () => Date;
      newId: () => string;
    },
  ) {}

  /**
   * Appends what somebody tells; with the same key, once.
   *
   * @throws ConflictError if the key was used for something else
   */
  async append(
    { type, subjectOf, request, payloadOf }: Told,
    teller: Teller,
  ): Promise<{ id: string; subject: string; isNew: boolean }> {
    const { log, now, newId } = this.options;
    const id = keyedId(type, teller) ?? newId();
    const subject = subjectOf(id);
    const at = now();
    const digest = digestOf(JSON.stringify([subject, request]));
    const { appended } = await log.append(
      [
        {
          source: PORTAL_SOURCE,
          eventId: id,
          type,
          subject,
          occurredAt: at,
          payload: JSON.stringify({ ...payloadOf(id), request: digest }),
        },
      ],
      at,
    );
    if (appended === 0) {
      await this.#assertSame({ id, subject, digest });
    }
    return { id, subject, isNew: appended > 0 };
  }

  /** What was forgotten by now cannot be compared, and passes for the same. */
  async #assertSame(it: { id: string; subject: string; digest: string }) {
    const { items } = await this.options.log.readOfSubject(it.subject);
    const before = items.find(
      ({ source, eventId }) => source === PORTAL_SOURCE && eventId === it.id,
    );
    const isOther =
      !before || (before.payload && before.payload.request !== it.digest);
    if (isOther) {
      throw new ConflictError(
        'The Idempotency-Key was used for another request; make a new one for this',
      );
    }
  }
}

/** The same for the same key of the same caller; of the form of a UUID. */
function keyedId(type: string, teller: Teller): string | undefined {
  if (teller.idempotencyKey === undefined) {
    return undefined;
  }
  const { subject, idempotencyKey } = teller;
  const digest = digestOf(JSON.stringify([type, subject, idempotencyKey]));
  const parts = [8, 4, 4, 4, 12];
  let from = 0;
  return parts
    .map(length => {
      from += length;
      return digest.slice(from - length, from);
    })
    .join('-');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
