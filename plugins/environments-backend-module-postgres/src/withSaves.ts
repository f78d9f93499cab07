import { JsonObject } from '@backstage/types';
import { DriverContext } from '@groundwork/backstage-plugin-environments-node';

/**
 * A context that tells what was saved with it: a step that fails half-way gives
 * that back, not what was there when it began.
 */
export function withSaves(
  context: DriverContext,
  onSave: (state: JsonObject) => void,
): DriverContext {
  return {
    signal: context.signal,
    epoch: context.epoch,
    now: () => context.now(),
    opKey: part => context.opKey(part),
    intent: context.intent,
    save: async state => {
      await context.save(state);
      onSave(state);
    },
    secrets: context.secrets,
    log: (level, text) => context.log(level, text),
  };
}
