import { once } from 'node:events';
import { toError } from '@backstage/errors';
import { observeContext } from '../../engine/driverContext';
import { storable } from '../../engine/domain/storable';
import { Drivers } from '../../engine/Drivers';
import { StoredResource } from '../../engine/types';
import { Redactor } from '../../secrets/Redactor';
import { SecretStore } from '../../secrets/SecretStore';

/** Lines that are read at once. */
export const LINES_AT_ONCE = 500;
/** A driver that does not answer holds up nobody for longer. */
const TIMEOUT_MS = 5_000;
/** What could not be read is left alone for so long. */
const REST_MS = 30_000;
const MAX_REASON_LENGTH = 1_000;
const MAX_LINE_LENGTH = 16_000;

const SECRETS_UNKNOWN =
  'a secret of the environment cannot be read, so nobody can tell whether this holds it';

/** Lines of a service, and from where on there are more; or why there are none. */
export type Printed =
  | { kind: 'lines'; lines: string[]; position: string }
  | { kind: 'unread'; reason: string };

/** What services print, blackened. */
export class ServiceOutput {
  /** By service: why it could not be read, and until when it is left alone. */
  readonly #resting = new Map<string, { reason: string; until: number }>();

  constructor(
    private readonly options: {
      drivers: Drivers;
      secrets: SecretStore;
      now: () => Date;
      timeoutMs?: number;
    },
  ) {}

  /** Whether a resource is one that may print. */
  mayPrint({ type, driver, state, appliedDesire }: StoredResource): boolean {
    return (
      type === 'service' &&
      state !== undefined &&
      appliedDesire !== undefined &&
      this.options.drivers.find(driver)?.readOutput !== undefined
    );
  }

  /**
   * Lines from a position on; the newest ones without it. Never throws: what is
   * told beside it goes on when one service cannot be read.
   */
  async read(
    resource: StoredResource,
    after: string | undefined,
  ): Promise<Printed> {
    const key = `${resource.environmentId} ${resource.name}`;
    const now = this.options.now().getTime();
    const resting = this.#resting.get(key);
    if (resting && resting.until > now) {
      return { kind: 'unread', reason: resting.reason };
    }
    this.#resting.delete(key);
    const printed = await this.#attempt(resource, after);
    if (printed.kind === 'unread') {
      const until = this.options.now().getTime() + REST_MS;
      this.#resting.set(key, { reason: printed.reason, until });
    }
    return printed;
  }

  async #attempt(
    resource: StoredResource,
    after: string | undefined,
  ): Promise<Printed> {
    const redactor = new Redactor();
    try {
      const { lines, position } = await this.#ask(resource, after, redactor);
      if (lines.length === 0) {
        return { kind: 'lines', lines, position };
      }
      return (await this.#learn(resource, redactor))
        ? {
            kind: 'lines',
            // As one text: a secret of many lines is one secret. Cut afterwards, lest
            // what is left of a secret not be known as one.
            lines: redactor
              .redact(lines.join('\n'))
              .split('\n')
              .map(line => storable(line, MAX_LINE_LENGTH)),
            position,
          }
        : { kind: 'unread', reason: SECRETS_UNKNOWN };
    } catch (error) {
      return this.#unread(resource, redactor, toError(error));
    }
  }

  async #ask(
    { driver: id, environmentId, state, appliedDesire }: StoredResource,
    after: string | undefined,
    redactor: Redactor,
  ): Promise<{ lines: string[]; position: string }> {
    const { drivers, secrets, now, timeoutMs = TIMEOUT_MS } = this.options;
    const driver = drivers.find(id);
    if (!driver?.readOutput || !state || !appliedDesire) {
      return { lines: [], position: after ?? '' };
    }
    const signal = AbortSignal.timeout(timeoutMs);
    const answered = new AbortController();
    const context = observeContext(
      { secrets, now },
      // Looks leave no log.
      { environmentId, signal, redactor, log: () => {} },
    );
    try {
      // A driver may not listen to its signal.
      return await Promise.race([
        driver.readOutput(context, {
          environment: appliedDesire.environment,
          state,
          after,
          limit: LINES_AT_ONCE,
        }),
        overdue(signal, answered.signal, timeoutMs),
      ]);
    } finally {
      answered.abort();
    }
  }

  /**
   * A service may print any secret of its environment.
   *
   * @returns whether all of them are known
   */
  async #learn(
    { environmentId }: StoredResource,
    redactor: Redactor,
  ): Promise<boolean> {
    const known = await this.options.secrets.readAll(environmentId);
    for (const secret of known.secrets) {
      redactor.add(secret.reveal());
    }
    return known.error === undefined;
  }

  async #unread(
    resource: StoredResource,
    redactor: Redactor,
    error: Error,
  ): Promise<Printed> {
    const isKnown = await this.#learn(resource, redactor).catch(() => false);
    return {
      kind: 'unread',
      reason: isKnown
        ? storable(redactor.redact(error.message), MAX_REASON_LENGTH)
        : SECRETS_UNKNOWN,
    };
  }
}

/** Throws when the signal aborts; for nothing once it was answered. */
async function overdue(
  signal: AbortSignal,
  answered: AbortSignal,
  timeoutMs: number,
): Promise<never> {
  await once(signal, 'abort', { signal: answered });
  throw new Error(`it has not answered for ${timeoutMs / 1_000} seconds`);
}
