import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { DriverContext, DriverStep, ObserveContext } from '../driver';
import { Secret, SecretRef } from '../secrets';
import { Boundary } from './boundaries';
import { blacken } from './secretForms';
import { LedgerScope, TestLedger } from './TestLedger';
import { Writer } from './Writer';

/**
 * What {@link createTestContext} makes a context of.
 *
 * @public
 */
export interface TestContextOptions {
  /** By default a new one in memory. */
  ledger?: TestLedger;
  /** By default `env-1`. */
  environmentId?: string;
  /** By default `resource`. */
  resource?: string;
  /** By default a new lease is taken. */
  epoch?: number;
  signal?: AbortSignal;
  now?: () => Date;
  /**
   * Called before and after everything that is written. What it throws ends the
   * context: every later write throws it as well.
   */
  onBoundary?: (boundary: Boundary) => void | Promise<void>;
}

/**
 * A context, and what a test wants to know of it.
 *
 * @public
 */
export interface TestContext {
  /** For `apply`, `destroy`, `pause` and `resume`. */
  context: DriverContext;
  /** For `plan`, `observe`, `inventory` and what else changes nothing. */
  observeContext: ObserveContext;
  ledger: TestLedger;
  scope: LedgerScope;
  /** Keeps the state of a step, as an engine does when a call has returned. */
  complete(step: DriverStep): Promise<void>;
}

/**
 * Makes a context for a call of a driver, with everything that an engine gives:
 * intents, states compared by epoch, secrets, logs that are blackened.
 *
 * @public
 */
export function createTestContext(
  options: TestContextOptions = {},
): TestContext {
  const { ledger = TestLedger.inMemory(), now = () => new Date() } = options;
  const { signal = new AbortController().signal } = options;
  const scope = {
    environmentId: options.environmentId ?? 'env-1',
    resource: options.resource ?? 'resource',
  };
  const epoch = options.epoch ?? ledger.lease(scope.environmentId);
  const writer = new Writer(ledger, scope, epoch, options.onBoundary);
  const known = new Set<string>();
  const observeContext: ObserveContext = {
    signal,
    now,
    secrets: { use: (ref, use) => lend({ ledger, known }, ref, use) },
    log: (level, text) =>
      ledger.addLog({ ...scope, level, text: blacken(text, known) }),
  };
  const save = (write: 'save' | 'step', state: JsonObject) =>
    writer.write({ write }, () => ledger.setState(scope, state));
  return {
    ledger,
    scope,
    observeContext,
    complete: step => save('step', step.state),
    context: {
      ...observeContext,
      epoch,
      opKey: part => `${scope.environmentId}/${scope.resource}/${part}`,
      intent: intentsWith(writer, { ledger, scope, epoch }),
      save: state => save('save', state),
      secrets: {
        ...observeContext.secrets,
        put: (name, value) => {
          known.add(Buffer.from(value).toString('utf8'));
          return writer.write({ write: 'secret', key: name }, () =>
            ledger.putSecret(scope, name, value),
          );
        },
      },
    },
  };
}

function intentsWith(
  writer: Writer,
  {
    ledger,
    scope,
    epoch,
  }: { ledger: TestLedger; scope: LedgerScope; epoch: number },
): DriverContext['intent'] {
  return {
    begin: (key, externalId) =>
      writer.write({ write: 'intent.begin', key }, () => {
        const before = ledger.intentsOf(scope)[key];
        if (before?.status === 'done') {
          return 'done';
        }
        ledger.setIntent(scope, key, {
          status: 'begun',
          epoch,
          externalId: externalId ?? before?.externalId,
        });
        return before ? 'interrupted' : 'new';
      }),
    end: (key, externalId) =>
      writer.write({ write: 'intent.end', key }, () => {
        const before = ledger.intentsOf(scope)[key];
        if (!before) {
          throw new NotFoundError(
            `Intent '${key}' has ended, but it has not begun: call begin first`,
          );
        }
        ledger.setIntent(scope, key, {
          status: 'done',
          epoch,
          externalId: externalId ?? before.externalId,
        });
      }),
    clear: key =>
      writer.write({ write: 'intent.clear', key }, () =>
        ledger.setIntent(scope, key, undefined),
      ),
  };
}

async function lend<T>(
  { ledger, known }: { ledger: TestLedger; known: Set<string> },
  ref: SecretRef,
  use: (value: Secret) => Promise<T> | T,
): Promise<T> {
  const value = ledger.readSecret(ref);
  if (!value) {
    throw new NotFoundError(`There is no secret '${ref.$secret}'`);
  }
  known.add(value.toString('utf8'));
  return use(new Secret(value));
}
