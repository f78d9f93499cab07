import { join } from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { namesIn } from '../files';
import { isName, Place, placeOf, servicesOf } from '../layout';
import { readDoor } from './doorFile';
import { dropHolder, hasHolder, noteHolder } from './doorHolder';
import { FrontDoor } from './FrontDoor';

/**
 * What front doors are made of.
 *
 * @internal
 */
export interface FrontDoorsOptions {
  home: string;
  listen: string;
  now(): Date;
  logger: LoggerService;
  onWake?(environmentId: string): Promise<void> | void;
  wakeTimeoutMs: number;
}

const LOOK_EVERY_MS = 2_000;

/**
 * The front doors of all services on this machine.
 *
 * @remarks
 *
 * The portal's process owns them: while no replica runs, services go on, but are
 * not reached by the address that users know. Everything that doors need to know
 * is in files (`door.json` of each service), which are looked at every two seconds
 * and when the driver has changed one. So they are there again after a restart;
 * and of several replicas on a machine one gets the port, and another takes it
 * over when that one ends.
 *
 * @internal
 */
export class FrontDoors {
  readonly #options: FrontDoorsOptions;
  readonly #doors = new Map<string, { place: Place; door: FrontDoor }>();
  /** What could not be done for a service, said once. */
  readonly #complaints = new Map<string, string>();
  readonly #waking = new Set<string>();
  /** Why an environment was not woken, said once while it stays the reason. */
  readonly #asleep = new Map<string, string>();
  #timer?: NodeJS.Timeout;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: FrontDoorsOptions) {
    this.#options = options;
  }

  /** Opens all, and keeps looking for more, until {@link FrontDoors.close}. */
  async start(): Promise<void> {
    await this.look();
    this.#timer = setInterval(() => {
      this.look().catch(error =>
        this.#options.logger.error('Front doors cannot be looked after', error),
      );
    }, LOOK_EVERY_MS).unref();
  }

  /** Opens and closes doors as the files say. */
  async look(): Promise<void> {
    const { home } = this.#options;
    // Also those that are open, of which nothing else may be left. Whether they are
    // closed is for their files to say: one may have come after these were listed.
    const places = new Map<string, Place>();
    const add = (place: Place) => places.set(place.door, place);
    for (const environmentId of await namesIn(servicesOf(home))) {
      const names = await namesIn(join(servicesOf(home), environmentId));
      for (const resource of names) {
        if (isName(environmentId) && isName(resource)) {
          add(placeOf(home, environmentId, resource));
        }
      }
    }
    this.#doors.forEach(({ place }) => add(place));
    for (const place of places.values()) {
      await this.#ensureOrComplain(place);
    }
    for (const path of this.#complaints.keys()) {
      if (!places.has(path)) {
        this.#complaints.delete(path);
      }
    }
  }

  /** Opens or closes the door of one service, as its file says. */
  ensure(place: Place): Promise<void> {
    const done = this.#looking.then(() => this.#ensure(place));
    // Whoever asked gets the error; it is kept only from those that come next.
    this.#looking = done.catch(() => undefined);
    return done;
  }

  /**
   * Why people cannot get to a service: its door is open neither here nor in another
   * replica, and cannot be opened.
   */
  async obstacle(place: Place): Promise<string | undefined> {
    const port = (await readDoor(place.door))?.port;
    if (port === undefined || this.#closed) {
      return undefined;
    }
    const cannot = `nobody can get to it at port ${port}`;
    try {
      await this.ensure(place);
    } catch (error) {
      return `${cannot}: ${isError(error) ? error.message : error}`;
    }
    return this.#doors.has(place.door) ||
      (await hasHolder(this.#options.home, port))
      ? undefined
      : `${cannot}, which another program uses`;
  }

  /** Closes all. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#looking;
    for (const path of [...this.#doors.keys()]) {
      await this.#close(path);
    }
  }

  /** One service must not close the doors of all others. */
  async #ensureOrComplain(place: Place): Promise<void> {
    const { logger } = this.#options;
    try {
      await this.ensure(place);
      this.#complaints.delete(place.door);
    } catch (error) {
      const why = isError(error) ? error.message : String(error);
      if (this.#complaints.get(place.door) !== why) {
        this.#complaints.set(place.door, why);
        logger.error(
          `The front door of '${place.resource}' of environment ${place.environmentId} cannot be opened, which is tried again: ${why}`,
        );
      }
    }
  }

  async #ensure(place: Place): Promise<void> {
    const file = await readDoor(place.door);
    const open = this.#doors.get(place.door)?.door;
    if (open && open.port !== file?.port) {
      await this.#close(place.door);
    }
    if (!file || this.#doors.has(place.door) || this.#closed) {
      return;
    }
    const { listen, now, logger, wakeTimeoutMs } = this.#options;
    const door = new FrontDoor({
      listen,
      port: file.port,
      doorFile: place.door,
      activityFile: place.activity,
      wake: environmentId => this.#wake(environmentId),
      wakeTimeoutMs,
      now,
      logger,
      onGone: () => this.#closeOrWarn(place),
    });
    if (await door.open()) {
      this.#doors.set(place.door, { place, door });
      await noteHolder(this.#options.home, file.port);
    }
  }

  async #close(path: string): Promise<void> {
    const open = this.#doors.get(path);
    this.#doors.delete(path);
    if (open) {
      // As long as it is open, nobody else can be the holder.
      const { door } = open;
      await dropHolder(this.#options.home, door.port).finally(() =>
        door.close(),
      );
    }
  }

  #closeOrWarn(place: Place): void {
    this.#close(place.door).catch(error =>
      this.#options.logger.warn(
        `The front door of '${place.resource}' of environment ${place.environmentId} leaves a file behind`,
        error,
      ),
    );
  }

  /** Asks once, however many wait; again when that has not helped. */
  #wake(environmentId: string): void {
    const { onWake, logger } = this.#options;
    if (!onWake || this.#waking.has(environmentId)) {
      return;
    }
    this.#waking.add(environmentId);
    Promise.resolve()
      .then(() => onWake(environmentId))
      .then(() => this.#asleep.delete(environmentId))
      .catch(error => {
        const why = `Environment ${environmentId} cannot be woken: ${error.message}`;
        if (this.#asleep.get(environmentId) !== why) {
          this.#asleep.set(environmentId, why);
          logger.warn(why);
        }
      })
      .finally(() => {
        setTimeout(
          () => this.#waking.delete(environmentId),
          LOOK_EVERY_MS,
        ).unref();
      });
  }
}
