import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';
import { StoredEnvironment } from '../../environments/types';
import { Channel } from './Channel';
import { StreamEvent } from './EventStream';
import { afterOperations, encodePosition, Position } from './position';
import { LINES_AT_ONCE } from './ServiceOutput';
import { Snapshot } from './Snapshot';

/** What following needs. */
export interface FollowerOptions {
  channel: Channel;
  /** An environment as whoever follows it may see it. */
  present: (environment: StoredEnvironment) => Promise<EnvironmentDetail>;
  send: (event: StreamEvent) => Promise<void>;
  signal: AbortSignal;
}

/** Tells one reader what changes, at their own pace and from their position on. */
export class Follower {
  #position: Position | undefined;
  /** By service: why it was said that its output is not shown. */
  readonly #unread = new Map<string, string>();

  constructor(private readonly options: FollowerOptions, from?: Position) {
    this.#position = from;
  }

  /** Until the signal aborts, by throwing, or the environment is not there. */
  async run(): Promise<void> {
    const { channel, signal } = this.options;
    let tick = 0;
    for (;;) {
      const next = await channel.after(tick, signal);
      if (!next) {
        return;
      }
      tick = next.tick;
      await this.#tell(next.snapshot);
    }
  }

  async #tell(snapshot: Snapshot): Promise<void> {
    // Without a position the log of the newest operation is told whole.
    this.#position ??= {
      operation: snapshot.operations.at(-1)?.number ?? 1,
      lines: {},
      outputs: {},
    };
    await this.#tellEnvironment(snapshot);
    await this.#tellLogs(snapshot);
    for (const service of snapshot.services) {
      await this.#tellOutput(snapshot, service);
    }
  }

  async #tellEnvironment(snapshot: Snapshot): Promise<void> {
    const { environment, fingerprint } = snapshot;
    if (this.#at.environment === fingerprint) {
      return;
    }
    const data = await this.options.present(environment);
    await this.#send('environment', data, {
      ...this.#at,
      environment: fingerprint,
    });
  }

  async #tellLogs(snapshot: Snapshot): Promise<void> {
    for (const operation of snapshot.operations) {
      if (operation.number < this.#at.operation) {
        continue;
      }
      for (;;) {
        const after = this.#at.lines[operation.number] ?? 0;
        if (after >= operation.lines) {
          break;
        }
        const lines = await snapshot.lines(operation.id, after);
        for (const line of lines) {
          await this.#send(
            'log',
            { ...line, operationId: operation.id },
            {
              ...this.#at,
              lines: { ...this.#at.lines, [operation.number]: line.seq },
            },
          );
        }
        if (lines.length < LINES_AT_ONCE) {
          break;
        }
      }
    }
    this.#position = afterOperations(
      this.#fromKnown(snapshot),
      snapshot.operations,
    );
  }

  /** Of operations that are not told any more there is nothing to wait for. */
  #fromKnown({ operations }: Snapshot): Position {
    const oldest = operations.at(0)?.number ?? 0;
    return oldest > this.#at.operation
      ? { ...this.#at, operation: oldest }
      : this.#at;
  }

  async #tellOutput(snapshot: Snapshot, service: string): Promise<void> {
    for (;;) {
      const printed = await snapshot.printed(
        service,
        this.#at.outputs[service],
      );
      if (printed.kind === 'unread') {
        await this.#tellUnread(service, printed.reason);
        return;
      }
      const { lines, position } = printed;
      const next = {
        ...this.#at,
        outputs: { ...this.#at.outputs, [service]: position },
      };
      if (lines.length > 0) {
        this.#unread.delete(service);
        await this.#send('service', { resource: service, lines }, next);
      } else {
        this.#position = next;
      }
      if (lines.length < LINES_AT_ONCE) {
        return;
      }
    }
  }

  /** Once for each reason, however often it is tried. */
  async #tellUnread(service: string, reason: string): Promise<void> {
    if (this.#unread.get(service) === reason) {
      return;
    }
    this.#unread.set(service, reason);
    const lines = [`(not shown: ${reason})`];
    await this.#send('service', { resource: service, lines }, this.#at);
  }

  async #send(
    event: StreamEvent['event'],
    data: unknown,
    next: Position,
  ): Promise<void> {
    await this.options.send({ id: encodePosition(next), event, data });
    this.#position = next;
  }

  get #at(): Position {
    if (!this.#position) {
      throw new Error('Nothing has been told yet');
    }
    return this.#position;
  }
}
