import { mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { hasCode, namesIn, removeWritten, unlessMissing } from '../files';
import { holderFile, portsOf } from '../layout';
import { PortRange, portsFrom } from './range';

/**
 * Whose port it is.
 *
 * @internal
 */
export interface PortOwner {
  environmentId: string;
  resource: string;
  /** `public` is what users are told, `private` what the service listens on. */
  use: 'public' | 'private';
}

/**
 * A port that is given out.
 *
 * @internal
 */
export interface PortLease extends PortOwner {
  port: number;
  createdAt: string;
}

/**
 * All ports of the range are given out, or in use by others.
 *
 * @internal
 */
export class NoFreePortError extends Error {}

/**
 * Gives ports out: a file for each, which only one can make, so that replicas on
 * one machine do not give out the same. The files are symbolic links that point at
 * nothing, but tell whose the port is: they are there whole or not at all, without
 * another file that would be left behind by a replica that is killed.
 *
 * @internal
 */
export class PortLeases {
  readonly #home: string;
  readonly #directory: string;
  readonly #range: PortRange;
  readonly #addresses: string[];

  constructor(options: { home: string; range: PortRange; listen: string }) {
    this.#home = options.home;
    this.#directory = portsOf(options.home);
    this.#range = options.range;
    this.#addresses = [...new Set([options.listen, '127.0.0.1'])];
  }

  /**
   * A port for an owner: the one that it has, also from an attempt that did not
   * come back to tell, or a new one that nobody listens on.
   *
   * @throws NoFreePortError
   */
  async take(owner: PortOwner, now: Date): Promise<number> {
    const [own] = (await this.list()).filter(lease => isSame(lease, owner));
    return own ? own.port : await this.#give(owner, now);
  }

  /**
   * The port of an owner that is about to listen on it, or another when a program
   * that asks nobody has taken it.
   *
   * @throws NoFreePortError
   */
  async renew(owner: PortOwner, port: number, now: Date): Promise<number> {
    if (await this.#isFree(port)) {
      return port;
    }
    // From an attempt that did not come back to tell.
    const [other] = (await this.list()).filter(
      lease => isSame(lease, owner) && lease.port !== port,
    );
    const renewed = other?.port ?? (await this.#give(owner, now));
    await this.release(port);
    return renewed;
  }

  /** One that nobody has. */
  async #give(owner: PortOwner, now: Date): Promise<number> {
    await mkdir(this.#directory, { recursive: true });
    const taken = new Set(await namesIn(this.#directory));
    const { environmentId, resource, use } = owner;
    const ports = portsFrom(
      this.#range,
      `${environmentId}/${resource}/${use}`,
    ).filter(port => !taken.has(`${port}`));
    for (const port of ports) {
      const lease: PortLease = { ...owner, port, createdAt: now.toISOString() };
      if ((await this.#isFree(port)) && (await this.#create(lease))) {
        return port;
      }
    }
    const { first, last } = this.#range;
    throw new NoFreePortError(
      `no port of ${first}-${last} is free: ${taken.size} are given out, the others are used by other programs`,
    );
  }

  /** All that are given out. */
  async list(): Promise<PortLease[]> {
    const names = await namesIn(this.#directory);
    const leases = await Promise.all(
      names
        .filter(name => /^\d+$/.test(name))
        .map(name => unlessMissing(readlink(join(this.#directory, name)))),
    );
    return leases
      .filter(lease => lease !== undefined)
      .map(lease => JSON.parse(lease));
  }

  /** Takes a port back. */
  async release(port: number): Promise<void> {
    await removeWritten(holderFile(this.#home, port));
    await rm(this.#pathOf(port), { force: true });
  }

  /** Takes back all that a resource has. */
  async releaseAll(
    owner: Pick<PortOwner, 'environmentId' | 'resource'>,
  ): Promise<void> {
    for (const lease of await this.list()) {
      if (
        lease.environmentId === owner.environmentId &&
        lease.resource === owner.resource
      ) {
        await this.release(lease.port);
      }
    }
  }

  /** False when somebody else has the port. */
  async #create(lease: PortLease): Promise<boolean> {
    try {
      await symlink(JSON.stringify(lease), this.#pathOf(lease.port));
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) {
        return false;
      }
      throw error;
    }
  }

  #pathOf(port: number): string {
    return join(this.#directory, `${port}`);
  }

  async #isFree(port: number): Promise<boolean> {
    for (const address of this.#addresses) {
      if (!(await canListen(port, address))) {
        return false;
      }
    }
    return true;
  }
}

function isSame(a: PortOwner, b: PortOwner): boolean {
  return (
    a.environmentId === b.environmentId &&
    a.resource === b.resource &&
    a.use === b.use
  );
}

function canListen(port: number, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error => {
      if (hasCode(error, 'EADDRINUSE', 'EACCES')) {
        resolve(false);
      } else {
        reject(error);
      }
    });
    server.listen({ port, host: address, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
