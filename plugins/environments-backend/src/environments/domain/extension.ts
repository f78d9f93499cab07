import { InputError } from '@backstage/errors';
import { BlueprintPolicy } from '@groundwork/backstage-plugin-environments-common';
import { warnedAt } from '../../engine/domain/expiry';
import { latestEnd } from './reasonAgainst';

const HOUR_MS = 60 * 60_000;

/**
 * When an environment ends that is extended: so much later than it would, or from
 * now if its time has ended.
 *
 * @returns the end, and how many warnings count as given
 * @throws InputError that says how much is possible
 */
export function extended(
  { expiresAt }: { expiresAt: Date },
  {
    hours,
    policy,
    now,
  }: {
    hours: number;
    policy?: Pick<BlueprintPolicy, 'maxTtl'>;
    now: Date;
  },
): { expiresAt: Date; warned: number } {
  if (!(hours > 0) || !Number.isFinite(hours)) {
    throw new InputError('hours: it is extended by more than 0 hours');
  }
  const from = Math.max(expiresAt.getTime(), now.getTime());
  const end = new Date(from + hours * HOUR_MS);
  const latest = latestEnd(policy, now);
  if (Number.isNaN(end.getTime()) || end.getUTCFullYear() > 9999) {
    throw new InputError('hours: that is too long');
  }
  if (latest && end > latest) {
    const most = Math.floor((latest.getTime() - from) / HOUR_MS);
    throw new InputError(
      most >= 1
        ? `hours: it can be extended by ${most} hours at most now`
        : 'hours: it lives for as long as its blueprint allows; extend it later',
    );
  }
  return { expiresAt: end, warned: warnedAt(end.getTime() - now.getTime()) };
}
