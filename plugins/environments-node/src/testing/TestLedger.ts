import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { JsonObject } from '@backstage/types';
import { SecretRef } from '../secrets';

/**
 * Whom a call of a driver is for.
 *
 * @public
 */
export interface LedgerScope {
  environmentId: string;
  resource: string;
}

/**
 * An intent, as a {@link TestLedger} keeps it.
 *
 * @public
 */
export interface LedgerIntent {
  status: 'begun' | 'done';
  epoch: number;
  externalId?: string;
}

/**
 * A line that a driver has logged, blackened.
 *
 * @public
 */
export interface LedgerLogLine extends LedgerScope {
  level: 'debug' | 'info' | 'warn' | 'error';
  text: string;
}

interface LedgerData {
  /** By environment. */
  epochs: Record<string, number>;
  /** By environment and resource. */
  states: Record<string, JsonObject>;
  intents: Record<string, Record<string, LedgerIntent>>;
  /** By id, in base64. */
  secrets: Record<string, string>;
  /** Every value that there ever was, in base64. */
  values: string[];
  logs: LedgerLogLine[];
}

/**
 * What an engine remembers between the calls of drivers: epochs of leases, states,
 * intents, secrets and logs. In memory, or in a file, which is written before a
 * call returns and so survives the process.
 *
 * @public
 */
export class TestLedger {
  readonly #file?: string;
  #data: LedgerData = {
    epochs: {},
    states: {},
    intents: {},
    secrets: {},
    values: [],
    logs: [],
  };

  private constructor(file?: string) {
    this.#file = file;
  }

  /** One that ends with the process. */
  static inMemory(): TestLedger {
    return new TestLedger();
  }

  /** One in a file, which is made if it is not there. */
  static inFile(file: string): TestLedger {
    const ledger = new TestLedger(file);
    ledger.reload();
    return ledger;
  }

  /** Where it is kept; undefined if in memory. */
  get file(): string | undefined {
    return this.#file;
  }

  /** Reads the file again, which another process may have written. */
  reload(): void {
    if (this.#file === undefined) {
      return;
    }
    try {
      this.#data = JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
      this.#write();
    }
  }

  /** Takes the lease of an environment: contexts with older epochs are stale. */
  lease(environmentId: string): number {
    const epoch = this.epochOf(environmentId) + 1;
    this.#data.epochs[environmentId] = epoch;
    this.#write();
    return epoch;
  }

  /** The epoch of the newest lease; 0 when there was none. */
  epochOf(environmentId: string): number {
    return this.#data.epochs[environmentId] ?? 0;
  }

  /** The state that was last saved. */
  stateOf(scope: LedgerScope): JsonObject | undefined {
    const state = this.#data.states[keyOf(scope)];
    return state && structuredClone(state);
  }

  /** Keeps a state; undefined forgets it, as when a resource has been removed. */
  setState(scope: LedgerScope, state: JsonObject | undefined): void {
    if (state === undefined) {
      delete this.#data.states[keyOf(scope)];
    } else {
      // As a column would: undefined and functions do not survive.
      this.#data.states[keyOf(scope)] = JSON.parse(JSON.stringify(state));
    }
    this.#write();
  }

  /** The intents of a resource, by key. */
  intentsOf(scope: LedgerScope): Record<string, LedgerIntent> {
    return structuredClone(this.#data.intents[keyOf(scope)] ?? {});
  }

  /** Keeps an intent; undefined forgets it. */
  setIntent(
    scope: LedgerScope,
    key: string,
    intent: LedgerIntent | undefined,
  ): void {
    const intents = (this.#data.intents[keyOf(scope)] ??= {});
    if (intent === undefined) {
      delete intents[key];
    } else {
      intents[key] = { ...intent };
    }
    this.#write();
  }

  /** Stores a secret; the same name of the same resource replaces it. */
  putSecret(
    scope: LedgerScope,
    name: string,
    value: string | Uint8Array,
  ): SecretRef {
    const id = `${keyOf(scope)}/${name}`;
    const encoded = Buffer.from(value).toString('base64');
    this.#data.secrets[id] = encoded;
    this.#data.values.push(encoded);
    this.#write();
    return { $secret: id };
  }

  /** The value of a secret; undefined if there is none. */
  readSecret(ref: SecretRef): Buffer | undefined {
    const value = this.#data.secrets[ref.$secret];
    return value === undefined ? undefined : Buffer.from(value, 'base64');
  }

  /** All values that were ever stored, as texts. */
  secretValues(): string[] {
    return [...new Set(this.#data.values)].map(value =>
      Buffer.from(value, 'base64').toString('utf8'),
    );
  }

  /** Adds a line to the log. */
  addLog(line: LedgerLogLine): void {
    this.#data.logs.push({ ...line });
    this.#write();
  }

  /** All that was logged, in order. */
  logs(): LedgerLogLine[] {
    return structuredClone(this.#data.logs);
  }

  #write(): void {
    if (this.#file !== undefined) {
      // Whole or not at all, whenever the process is killed.
      writeFileSync(`${this.#file}.new`, JSON.stringify(this.#data));
      renameSync(`${this.#file}.new`, this.#file);
    }
  }
}

function keyOf({ environmentId, resource }: LedgerScope): string {
  return `${environmentId}/${resource}`;
}
