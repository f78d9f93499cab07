import { setTimeout as sleep } from 'node:timers/promises';
import { Target } from './proc/ProcessTable';
import { Stop } from './state';
import { hasCode } from './files';

const LOOK_EVERY_MS = 40;

/** So that each call gets somewhere. */
const MIN_LOOKS = 4;

/**
 * Asks processes to end, and ends them when they do not, for less than a second.
 *
 * @remarks
 *
 * All of them are asked, not only the first: also those that went into a session
 * of their own. Keepers are left until the end, so that they write down what is
 * said last. Who was asked is stored before: once its parent has ended, nothing
 * else may tell that a process is ours.
 *
 * @returns whether all have gone
 * @internal
 */
export async function stopFor(options: {
  /** Looks for what is to end; those that are known are found again. */
  look: (known: readonly string[]) => Promise<Target[]>;
  stop: Pick<Stop, 'asked'>;
  /** Stores the stop. */
  save: () => Promise<void>;
  /** How long this may still take, in milliseconds. */
  patience: () => number;
  /** Whether they have had their time. */
  isOverdue: () => boolean;
  signal: AbortSignal;
}): Promise<boolean> {
  const { look, stop, save, isOverdue, patience, signal } = options;
  let empty = 0;
  let onlyKeepers = 0;
  for (let i = 0; i < MIN_LOOKS || patience() > 0; i += 1) {
    signal.throwIfAborted();
    const found = await look(stop.asked);
    if (found.length === 0) {
      empty += 1;
      // One that forked during the first look is seen by the second.
      if (empty === 2) {
        return true;
      }
      continue;
    }
    empty = 0;
    const kept = found.filter(({ isKeeper }) => !isKeeper);
    onlyKeepers = kept.length === 0 ? onlyKeepers + 1 : 0;
    const isKilling = isOverdue();
    if (kept.length > 0 && !isKilling) {
      await ask(kept, stop, save);
    } else if (isKilling && (kept.length > 0 || onlyKeepers > 1)) {
      const ended = kept.length > 0 ? kept : found;
      ended.forEach(({ pid }) => send(pid, 'SIGKILL'));
    }
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

async function ask(
  targets: readonly Target[],
  stop: Pick<Stop, 'asked'>,
  save: () => Promise<void>,
): Promise<void> {
  const asked = new Set(stop.asked);
  const others = targets.filter(target => !asked.has(target.id));
  if (others.length > 0) {
    stop.asked.push(...others.map(({ id }) => id));
    await save();
    others.forEach(({ pid }) => send(pid, 'SIGTERM'));
  }
}

/**
 * Sends a signal to a process that may have ended meanwhile.
 *
 * @internal
 */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) {
      throw error;
    }
  }
}
