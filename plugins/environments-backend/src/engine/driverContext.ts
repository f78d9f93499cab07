import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  ObserveContext,
  Secret,
  SecretRef,
} from '@groundwork/backstage-plugin-environments-node';
import { Redactor } from '../secrets/Redactor';
import { SecretStore } from '../secrets/SecretStore';
import { beginIntent, clearIntents, endIntent } from './IntentStore';
import { OperationLog } from './OperationLog';
import { ResourceStore } from './ResourceStore';
import { Session } from './Session';

/** What contexts are made of. */
export interface ContextDeps {
  secrets: SecretStore;
  resources: ResourceStore;
  now: () => Date;
}

/** What a call may use that changes a resource. */
export function driverContext(
  deps: ContextDeps,
  call: {
    session: Session;
    environmentId: string;
    resource: string;
    log: OperationLog;
    redactor: Redactor;
    signal: AbortSignal;
    /** From when on nobody waits for the call: another one may be under way. */
    limit: AbortSignal;
  },
): DriverContext {
  const { secrets, resources, now } = deps;
  const { session, environmentId, resource, redactor, log, signal } = call;
  const write: Session['write'] = async (boundary, work) => {
    call.limit.throwIfAborted();
    return session.write(boundary, work);
  };
  const scope = { environmentId, resource };
  const { epoch } = session.lease;
  const key = (part: string) => `${environmentId}/${resource}/${part}`;
  return {
    signal,
    epoch,
    now,
    opKey: key,
    intent: {
      begin: (intent, externalId) =>
        write(`intent ${intent} begins`, trx =>
          beginIntent(trx, scope, {
            key: intent,
            externalId,
            epoch,
            now: now(),
          }),
        ),
      end: (intent, externalId) =>
        write(`intent ${intent} ends`, trx =>
          endIntent(trx, scope, { key: intent, externalId, now: now() }),
        ),
      clear: intent =>
        write(`intent ${intent} is cleared`, trx =>
          clearIntents(trx, scope, intent),
        ),
    },
    save: state =>
      write('save', trx => saveState(resources, trx, scope, state)),
    secrets: {
      put: (name, value) => {
        const bytes = Buffer.from(value);
        redactor.add(bytes.toString('utf8'));
        return write('secret', trx =>
          secrets.put(trx, { ...scope, name }, bytes),
        );
      },
      use: lender({ secrets, environmentId, redactor }),
    },
    log: (level, text) => {
      if (!call.limit.aborted) {
        log.add(resource, level, text);
      }
    },
  };
}

/** What a call may use that changes nothing. */
export function observeContext(
  { secrets, now }: Pick<ContextDeps, 'secrets' | 'now'>,
  call: {
    environmentId: string;
    signal: AbortSignal;
    redactor: Redactor;
    log: (level: 'debug' | 'info' | 'warn' | 'error', text: string) => void;
  },
): ObserveContext {
  const { redactor } = call;
  return {
    signal: call.signal,
    now,
    secrets: { use: lender({ secrets, ...call }) },
    log: (level, text) => call.log(level, redactor.redact(text)),
  };
}

function lender({
  secrets,
  environmentId,
  redactor,
}: {
  secrets: SecretStore;
  environmentId: string;
  redactor: Redactor;
}) {
  return async <T>(
    ref: SecretRef,
    use: (value: Secret) => Promise<T> | T,
  ): Promise<T> => {
    const secret = await secrets.read(environmentId, ref);
    redactor.add(secret.reveal());
    return use(secret);
  };
}

async function saveState(
  resources: ResourceStore,
  trx: Parameters<ResourceStore['save']>[0],
  scope: { environmentId: string; resource: string },
  state: JsonObject,
): Promise<void> {
  const known = (await resources.findOf(scope.environmentId, trx)).get(
    scope.resource,
  );
  if (!known) {
    throw new Error(`There is no resource '${scope.resource}' to save`);
  }
  await resources.save(trx, [{ ...known, state }]);
}
