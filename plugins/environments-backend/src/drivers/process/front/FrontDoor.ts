import { utimes, writeFile } from 'node:fs/promises';
import { connect, createServer, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { hasCode, unlessMissing } from '../files';
import { LOCAL_SERVICE } from '../health';
import { DoorFile, readDoor } from './doorFile';
import { Refusal, refuse } from './refusal';

/**
 * What a front door is made of.
 *
 * @internal
 */
export interface FrontDoorOptions {
  /** The address that it listens on. */
  listen: string;
  port: number;
  /** Of its {@link DoorFile}. */
  doorFile: string;
  /** The file whose time says when it was last used. */
  activityFile: string;
  /** Asks for a paused environment to be resumed. */
  wake(environmentId: string): void;
  wakeTimeoutMs: number;
  now(): Date;
  logger: Pick<LoggerService, 'warn'>;
  /** Told that the service does not exist any more. */
  onGone(): void;
}

const LOOK_EVERY_MS = 100;
const MAX_WAITING = 200;
const TOUCH_EVERY_MS = 5_000;

/**
 * Listens on the port that users know, and leads to the one that the service
 * listens on.
 *
 * @remarks
 *
 * A connection that comes while the service is started or paused is held until
 * it is healthy, so that users of an environment see no update, and wake one that
 * was paused by using it. What goes through is not looked into.
 *
 * @internal
 */
export class FrontDoor {
  readonly #options: FrontDoorOptions;
  readonly #sockets = new Set<Socket>();
  #server?: Server;
  #waiting = 0;
  #touchedAt = Number.NEGATIVE_INFINITY;

  constructor(options: FrontDoorOptions) {
    this.#options = options;
  }

  get port(): number {
    return this.#options.port;
  }

  /**
   * Begins to listen.
   *
   * @returns false when another replica does
   */
  open(): Promise<boolean> {
    const { listen, port } = this.#options;
    const server = createServer(
      { allowHalfOpen: true, pauseOnConnect: true, noDelay: true },
      socket => this.#welcome(socket),
    );
    return new Promise((resolve, reject) => {
      server.once('error', error => {
        if (hasCode(error, 'EADDRINUSE')) {
          resolve(false);
        } else {
          reject(error);
        }
      });
      server.listen({ host: listen, port, exclusive: true }, () => {
        this.#server = server.unref();
        resolve(true);
      });
    });
  }

  /** Ends, with all that go through. */
  close(): void {
    this.#server?.close();
    this.#server = undefined;
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  #welcome(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // Whoever has gone away is not waited for, and nobody else has to know.
    socket.on('error', () => socket.destroy());
    this.#admit(socket).catch(error => {
      this.#warn('A connection was not let through', error);
      socket.destroy();
    });
  }

  #warn(what: string, error: unknown): void {
    const { port, logger } = this.#options;
    const why = isError(error) ? error.message : String(error);
    logger.warn(`${what} at port ${port}: ${why}`);
  }

  async #admit(socket: Socket): Promise<void> {
    this.#touchOrWarn();
    const door = await this.#whenOpen(socket);
    if (socket.destroyed) {
      return;
    }
    if (typeof door === 'string') {
      await refuse(socket, door);
      return;
    }
    const service = await reach(door.privatePort);
    if (!service) {
      await refuse(socket, 'silent');
      return;
    }
    this.#join(socket, service);
  }

  /** Waits until the service is healthy; says why when it does not get so. */
  async #whenOpen(socket: Socket): Promise<DoorFile | Refusal> {
    const { doorFile, wakeTimeoutMs, wake, onGone } = this.#options;
    if (this.#waiting >= MAX_WAITING) {
      return 'crowded';
    }
    this.#waiting += 1;
    try {
      for (let waited = 0; ; waited += LOOK_EVERY_MS) {
        const door = await readDoor(doorFile);
        if (!door) {
          onGone();
          return 'silent';
        }
        if (door.phase === 'open') {
          return door;
        }
        if (door.phase === 'down') {
          return 'down';
        }
        if (door.phase === 'paused') {
          wake(door.environmentId);
        }
        if (waited >= wakeTimeoutMs || socket.destroyed) {
          return door.phase;
        }
        await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      }
    } finally {
      this.#waiting -= 1;
    }
  }

  #join(socket: Socket, service: Socket): void {
    this.#sockets.add(service);
    service.on('error', () => socket.destroy());
    service.once('close', () => {
      this.#sockets.delete(service);
      // What it has said last may not have gone out yet.
      socket.destroySoon();
    });
    socket.once('close', () => service.destroy());
    socket.on('data', () => this.#touchOrWarn());
    socket.pipe(service);
    service.pipe(socket);
  }

  /**
   * Notes that it is used, not more often than anybody needs to know. On a full
   * disk people still get through, but what they use may be paused as idle.
   */
  #touchOrWarn(): void {
    const { activityFile, now } = this.#options;
    const at = now().getTime();
    if (at - this.#touchedAt >= TOUCH_EVERY_MS) {
      this.#touchedAt = at;
      touch(activityFile, new Date(at)).catch(error =>
        this.#warn('It cannot be noted that a service is used', error),
      );
    }
  }
}

/**
 * Notes that a service is used. Nothing is noted of one that is gone.
 *
 * @internal
 */
export async function touch(activityFile: string, at: Date): Promise<void> {
  await unlessMissing(writeFile(activityFile, '', { flag: 'a' }));
  await unlessMissing(utimes(activityFile, at, at));
}

function reach(port: number): Promise<Socket | undefined> {
  return new Promise(resolve => {
    const service = connect({
      ...LOCAL_SERVICE,
      port,
      allowHalfOpen: true,
      noDelay: true,
    });
    // The reason does not matter to those outside: it cannot be reached.
    const fail = () => resolve(undefined);
    service.once('error', fail);
    service.once('connect', () => {
      service.off('error', fail);
      resolve(service);
    });
  });
}
