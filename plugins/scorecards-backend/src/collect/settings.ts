import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';

/** How a collector is run. */
export interface CollectorSettings {
  enabled: boolean;
  /** Without it, whenever the catalog was read. */
  frequency?: HumanDuration;
  /** How long a run may take. */
  timeoutMs: number;
}

const WHERE = 'scorecards.collectors';
const DEFAULT_TIMEOUT_MS = 15 * 60_000;
const MIN_MS = 1_000;

/**
 * Reads how collectors are run: as they say themselves, unless configured.
 *
 * @throws InputError if an option cannot be meant, or is of no collector
 */
export function readCollectorSettings(
  config: Config,
  collectors: ReadonlyArray<Pick<FactCollector, 'id' | 'frequency'>>,
): ReadonlyMap<string, CollectorSettings> {
  const configured = config.getOptionalConfig(WHERE);
  const ids = collectors.map(({ id }) => id);
  const unknown = configured?.keys().find(id => !ids.includes(id));
  if (unknown !== undefined) {
    throw new InputError(
      `${WHERE}.${unknown}: there is no collector '${unknown}'; there are ${ids.join(
        ', ',
      )}`,
    );
  }
  return new Map(
    collectors.map(({ id, frequency }) => [
      id,
      readSettings(configured?.getOptionalConfig(id), id, frequency),
    ]),
  );
}

function readSettings(
  config: Config | undefined,
  id: string,
  frequency: HumanDuration | undefined,
): CollectorSettings {
  const timeout = readDuration(config, id, 'timeout');
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? true,
    frequency: readDuration(config, id, 'frequency') ?? frequency,
    timeoutMs: timeout ? durationToMilliseconds(timeout) : DEFAULT_TIMEOUT_MS,
  };
}

function readDuration(
  config: Config | undefined,
  id: string,
  key: string,
): HumanDuration | undefined {
  if (!config?.has(key)) {
    return undefined;
  }
  const duration = readDurationFromConfig(config, { key });
  if (durationToMilliseconds(duration) < MIN_MS) {
    throw new InputError(
      `${WHERE}.${id}.${key} is too short; it is at least ${MIN_MS} ms`,
    );
  }
  return duration;
}
