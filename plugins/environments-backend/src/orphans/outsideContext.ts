import { ObserveContext } from '@groundwork/backstage-plugin-environments-node';
import { observeContext } from '../engine/driverContext';
import { Redactor } from '../secrets/Redactor';
import { SecretStore } from '../secrets/SecretStore';

/** What a call may use that is on behalf of no environment: it has no secrets. */
export function outsideContext(
  deps: { secrets: SecretStore; now: () => Date },
  signal: AbortSignal,
): ObserveContext {
  return observeContext(deps, {
    environmentId: '',
    signal,
    redactor: new Redactor(),
    // There is no operation whose log this could be part of.
    log: () => {},
  });
}
