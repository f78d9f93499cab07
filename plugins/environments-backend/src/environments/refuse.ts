import { InputError, NotAllowedError } from '@backstage/errors';
import {
  BlueprintProblem,
  Verdict,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';

/** What is no fault of the request. */
const NOT_ALLOWED = ['permission', 'policy', 'quota'];

/** Something is wrong with what was given; tells each input that is. */
export class BadRequestError extends InputError {
  constructor(message: string, readonly problems: readonly BlueprintProblem[]) {
    super(message);
  }
}

/** @throws InputError or NotAllowedError with the reasons, if it is denied */
export function assertNotDenied({
  decision,
  reasons,
}: Pick<Verdict, 'decision' | 'reasons'>): void {
  if (decision === 'denied') {
    throw errorOf(reasons);
  }
}

function errorOf(reasons: readonly VerdictReason[]): Error {
  const message = reasons.map(it => it.message).join('; ');
  return reasons.some(({ code }) => NOT_ALLOWED.includes(code))
    ? new NotAllowedError(message)
    : new BadRequestError(
        message,
        reasons.flatMap(({ problems }) => problems ?? []),
      );
}
