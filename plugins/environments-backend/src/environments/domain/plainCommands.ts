import { InputError } from '@backstage/errors';
import {
  EnvironmentCommand,
  OperationKind,
} from '@groundwork/backstage-plugin-environments-common';
import { StoredOperation } from '../../engine/types';
import { StoredEnvironment } from '../types';
import { isUnapproved } from './reasonAgainst';

/** Commands that need no new plan. */
export type PlainCommand = Exclude<
  EnvironmentCommand,
  { action: 'update' } | { action: 'redeploy' }
>;

/** What is tried again; what was cancelled may be the opposite of what is wanted. */
export function kindToRetry(
  last: Pick<StoredOperation, 'kind'> | undefined,
  { desired }: StoredEnvironment,
): OperationKind {
  const kind = last?.kind ?? 'update';
  if (kind === 'pause' || kind === 'resume') {
    return desired.paused ? 'pause' : 'resume';
  }
  return kind;
}

/** Whether a command asks for what is so, or is on its way. */
export function isDone(
  environment: StoredEnvironment,
  command: PlainCommand,
): boolean {
  const { desired, deletedAt, phase } = environment;
  switch (command.action) {
    case 'destroy':
      if (deletedAt || (desired.deleted && phase !== 'delete-blocked')) {
        assertConfirmed(environment, command.confirmName);
        return true;
      }
      return false;
    case 'pause':
      return !desired.deleted && desired.paused;
    case 'resume':
      return !desired.deleted && !isUnapproved(environment) && !desired.paused;
    default:
      return false;
  }
}

/** @throws InputError if it is not the name of the environment */
export function assertConfirmed(
  { name }: StoredEnvironment,
  confirmName: string,
) {
  if (confirmName !== name) {
    throw new InputError(
      `confirmName: it is '${confirmName}'; to destroy the environment it must be its name`,
    );
  }
}
