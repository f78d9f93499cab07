import {
  EnvironmentAction,
  EnvironmentDetail,
} from '@groundwork/backstage-plugin-environments-common';
import { ActionInput, isGuarded, reasonAgainst } from '../domain/reasonAgainst';
import { StoredEnvironment } from '../types';

/** What permissions are asked for. */
export type PermissionName = 'operate' | 'destroy' | 'reveal-secret';

/** Which of them the caller has for the environment. */
export type Permitted = Readonly<Record<PermissionName, boolean>>;

const ACTIONS: readonly EnvironmentAction[] = [
  'extend',
  'pause',
  'resume',
  'update',
  'redeploy',
  'cancel',
  'retry',
  'destroy',
  'reveal-secret',
];

const REFUSALS: Readonly<Record<PermissionName, string>> = {
  operate: 'You may not operate environments of this owner',
  destroy: 'You may not destroy environments of this owner',
  'reveal-secret': 'You may not see secrets of this owner',
};

/** The permission that something needs. */
export function permissionFor(
  action: EnvironmentAction,
  environment: StoredEnvironment,
): PermissionName {
  switch (action) {
    case 'destroy':
    case 'reveal-secret':
      return action;
    case 'retry':
      return environment.desired.deleted || isGuarded(environment)
        ? 'destroy'
        : 'operate';
    default:
      return 'operate';
  }
}

/** What to say to whoever lacks a permission. */
export function refusalOf(permission: PermissionName): string {
  return REFUSALS[permission];
}

/** What the caller may do with an environment now; for the rest why not. */
export function actionsOf(
  input: ActionInput,
  permitted: Permitted,
): EnvironmentDetail['actions'] {
  return Object.fromEntries(
    ACTIONS.map(action => {
      const permission = permissionFor(action, input.environment);
      const reason = permitted[permission]
        ? reasonAgainst(action, input)
        : refusalOf(permission);
      return [
        action,
        reason === undefined ? { allowed: true } : { allowed: false, reason },
      ];
    }),
  ) as EnvironmentDetail['actions'];
}
