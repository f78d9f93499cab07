import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';

/** The driver whose addresses wake what sleeps behind them. */
const WAKING_DRIVER = 'process';

/** Where an environment is reached, and whether that wakes it. */
export interface Address {
  url: string;
  wakes: boolean;
}

/**
 * The address of an environment. A paused one has none of its own any more, but
 * what it had last is answered by who wakes it.
 */
export function addressOf(
  {
    url,
    phase,
    outputs,
    resources,
    expiresAt,
  }: Pick<
    EnvironmentDetail,
    'url' | 'phase' | 'outputs' | 'resources' | 'expiresAt'
  >,
  now: Date,
): Address | undefined {
  if (phase !== 'paused' && phase !== 'resuming') {
    return url === undefined ? undefined : { url, wakes: false };
  }
  const last = outputs.find(
    ({ name, kind }) => name === 'url' && kind === 'url',
  );
  const isAnswered = resources.some(
    ({ driver, type }) => driver === WAKING_DRIVER && type === 'service',
  );
  // One whose time has ended sleeps on, also when it is opened.
  const hasEnded = expiresAt !== undefined && new Date(expiresAt) <= now;
  return last?.kind === 'url' && isAnswered
    ? { url: last.value, wakes: phase === 'paused' && !hasEnded }
    : undefined;
}
