import { LoggerService } from '@backstage/backend-plugin-api';
import { EventLog, IngestName, Parser, toLine } from '../log';
import {
  ALERT_SEVERITIES,
  readAlertmanager,
} from './alertmanager/readAlertmanager';
import { readCdEvents } from './cdevents/readCdEvents';
import { UnreadableError } from './errors';
import { readGithub } from './github/readGithub';

/** What became of a delivery. */
export interface Receipt {
  /** Events that were new. */
  appended: number;
  /** Events that were there already. */
  duplicates: number;
  /** Events, new or not, of which nothing is made. */
  ignored: number;
}

/** Keeps what comes in. What it has returned from is in the database. */
export class Ingest {
  readonly #parsers: Readonly<Record<IngestName, Parser>>;

  constructor(
    private readonly options: {
      log: Pick<EventLog, 'keep'>;
      logger: LoggerService;
      now: () => Date;
      /** Which alerts count as incidents. */
      alertSeverities?: readonly string[];
    },
  ) {
    this.#parsers = {
      alertmanager: readAlertmanager(
        options.alertSeverities ?? ALERT_SEVERITIES,
      ),
      cdevents: readCdEvents,
      github: readGithub,
    };
  }

  /** The parser of a way in which events come in. */
  readonly parserOf = (ingest: IngestName): Parser => this.#parsers[ingest];

  /**
   * Keeps the events of a delivery, and as dead letters what is none.
   *
   * @throws UnreadableError if there was any such; the rest is kept
   */
  async receive(
    ingest: IngestName,
    request: { headers: Record<string, string>; body: Buffer },
  ): Promise<Receipt> {
    const { log, logger, now } = this.options;
    const at = now();
    const reading = this.parserOf(ingest)({ ...request, at });
    const kept = await log.keep(reading, { ingest, at });
    const { events, unreadable } = reading;
    if (unreadable.length > 0) {
      const reasons = unreadable.map(({ reason }) => toLine(reason));
      logger.warn(`Events could not be understood: ${reasons[0]}`, {
        ingest,
        deadLetters: String(unreadable.length),
      });
      throw new UnreadableError(reasons, events.length);
    }
    return {
      ...kept,
      ignored: events.filter(it => it.ignored !== undefined).length,
    };
  }
}
