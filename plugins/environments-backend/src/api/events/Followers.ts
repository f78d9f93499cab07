import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { DefaultEnvironmentReader } from '../../environments/DefaultEnvironmentReader';
import { isReadable } from '../../environments/queries/readable';
import { Callers } from '../callers';
import { Caller } from '../services';
import { TooManyRequestsError } from '../TooManyRequestsError';
import { Channel } from './Channel';
import { EventStream } from './EventStream';
import { Follower } from './Follower';
import { decodePosition } from './position';
import { Snapshot, SnapshotDeps } from './Snapshot';

/** How many follow, and how often is looked; times in milliseconds. */
export interface FollowingLimits {
  /** In this process. */
  atOnce: number;
  perUser: number;
  pollMs: number;
  /** One that nobody works on is read only every so many times. */
  idleLooks: number;
  beatMs: number;
  /** How often it is asked whether somebody may still read it. */
  askAgainMs: number;
}

const LIMITS: FollowingLimits = {
  atOnce: 500,
  perUser: 20,
  pollMs: 500,
  idleLooks: 6,
  beatMs: 15_000,
  askAgainMs: 30_000,
};

/** What followers need. */
export interface FollowersOptions extends SnapshotDeps {
  callers: Pick<Callers, 'with'>;
  reader: Pick<DefaultEnvironmentReader, 'present'>;
  logger: LoggerService;
  limits?: Partial<FollowingLimits>;
}

interface Followed {
  channel: Channel;
  followers: number;
  stop: AbortController;
}

/** Everybody who follows environments in this process. */
export class Followers {
  readonly #followed = new Map<string, Followed>();
  readonly #byUser = new Map<string, number>();
  readonly #closing = new AbortController();
  readonly #limits: FollowingLimits;
  #count = 0;

  constructor(private readonly options: FollowersOptions) {
    this.#limits = { ...LIMITS, ...options.limits };
  }

  /** Ends everybody's stream; readers resume with another replica. */
  close(): void {
    this.#closing.abort();
  }

  /**
   * Looks at once at what somebody has just asked for here; what is done
   * elsewhere is seen a little later.
   *
   * @param environmentId - all that are followed without it
   */
  wake(environmentId?: string): void {
    const followed =
      environmentId === undefined
        ? [...this.#followed.values()]
        : [this.#followed.get(environmentId)];
    followed.forEach(it => it?.channel.wake());
  }

  /**
   * Tells of an environment, until the signal aborts, the process ends, the
   * caller may not read it any more, or it cannot be looked at.
   *
   * @param lastEventId - of the last event that was received, if any was
   * @throws TooManyRequestsError if too many follow
   */
  async follow(
    environmentId: string,
    caller: Caller,
    {
      stream,
      lastEventId,
      left,
    }: { stream: EventStream; lastEventId?: string; left: AbortSignal },
  ): Promise<void> {
    const { channel, leave } = this.#enter(environmentId, caller.ref);
    const ending = new AbortController();
    const signal = AbortSignal.any([left, this.#closing.signal, ending.signal]);
    const end = () => ending.abort();
    const beat = setInterval(() => stream.beat(), this.#limits.beatMs);
    try {
      stream.begin();
      const known = { caller };
      const follower = new Follower(
        {
          channel,
          present: it => this.options.reader.present(it, known.caller),
          send: event => stream.send(event, signal),
          signal,
        },
        decodePosition(lastEventId),
      );
      const ended = await Promise.allSettled([
        follower.run().finally(end),
        this.#askAgain(environmentId, known, signal).finally(end),
      ]);
      for (const it of ended) {
        if (it.status === 'rejected') {
          this.#tellWhy(environmentId, it.reason);
        }
      }
    } finally {
      clearInterval(beat);
      leave();
    }
  }

  /** Nobody follows for longer than they may read. */
  async #askAgain(
    environmentId: string,
    known: { caller: Caller },
    signal: AbortSignal,
  ): Promise<void> {
    const { callers, environments } = this.options;
    for (;;) {
      if (!(await pause(this.#limits.askAgainMs, signal))) {
        return;
      }
      const caller = await callers.with(known.caller.credentials);
      const environment = await environments.find(environmentId);
      const readable = await caller.readable();
      if (!environment || !isReadable(readable, environment.owner)) {
        return;
      }
      known.caller = caller;
    }
  }

  #tellWhy(environmentId: string, error: unknown): void {
    if (error instanceof Error && error.name !== 'AbortError') {
      this.options.logger.info(
        `Environment ${environmentId} cannot be followed any more: ${error.message}`,
      );
    }
  }

  /** @returns what to call in the end, and where to hear of it */
  #enter(
    environmentId: string,
    user: string,
  ): { channel: Channel; leave: () => void } {
    const { atOnce, perUser } = this.#limits;
    const ofUser = this.#byUser.get(user) ?? 0;
    if (this.#count >= atOnce || ofUser >= perUser) {
      throw new TooManyRequestsError(
        ofUser >= perUser
          ? `You follow ${perUser} environments already; close one of the pages`
          : 'Too many follow environments here; try again in a moment',
      );
    }
    this.#count += 1;
    this.#byUser.set(user, ofUser + 1);
    const followed = this.#open(environmentId);
    followed.followers += 1;
    const leave = () => {
      this.#count -= 1;
      const others = (this.#byUser.get(user) ?? 1) - 1;
      if (others > 0) {
        this.#byUser.set(user, others);
      } else {
        this.#byUser.delete(user);
      }
      this.#leave(environmentId, followed);
    };
    return { channel: followed.channel, leave };
  }

  #open(environmentId: string): Followed {
    const known = this.#followed.get(environmentId);
    if (known) {
      // What is told first is to be as it is now.
      known.channel.wake();
      return known;
    }
    const stop = new AbortController();
    const channel = new Channel({
      read: () => Snapshot.read(this.options, environmentId),
      everyMs: this.#limits.pollMs,
      idleLooks: this.#limits.idleLooks,
    });
    const opened = { channel, followers: 0, stop };
    this.#followed.set(environmentId, opened);
    channel
      .run(AbortSignal.any([stop.signal, this.#closing.signal]))
      .catch(error => this.#tellWhy(environmentId, error))
      .finally(() => {
        // One that has ended tells nothing: who comes next has another one.
        if (this.#followed.get(environmentId) === opened) {
          this.#followed.delete(environmentId);
        }
      });
    return opened;
  }

  #leave(environmentId: string, followed: Followed): void {
    followed.followers -= 1;
    if (followed.followers > 0) {
      return;
    }
    followed.stop.abort();
    if (this.#followed.get(environmentId) === followed) {
      this.#followed.delete(environmentId);
    }
  }
}

/** @returns false when the signal aborts */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal, ref: false });
    return true;
  } catch (error) {
    if (signal.aborted) {
      return false;
    }
    throw error;
  }
}
