import {
  BlueprintDefinition,
  DeploymentResource,
} from '@groundwork/backstage-plugin-environments-common';
import { isReplaced } from '../engine/domain/steps';
import { StoredResource } from '../engine/types';
import { rounded } from '../money';

/**
 * What a deployment does with the resources of a stage, in the order of its
 * blueprint; what goes comes last.
 *
 * @param resources - those that are there
 */
export function resourcesAfter(
  definition: Pick<BlueprintDefinition, 'resources'>,
  resources: ReadonlyMap<string, Pick<StoredResource, 'driver' | 'type'>>,
): DeploymentResource[] {
  const wanted = new Set(definition.resources.map(({ name }) => name));
  return [
    ...definition.resources.map(({ name, type, driver, cost }) => ({
      name,
      type,
      action: actionFor(resources.get(name), driver),
      perDay: rounded(24 * (cost?.perHour ?? 0)),
    })),
    ...[...resources]
      .filter(([name]) => !wanted.has(name))
      .map(([name, { type }]) => ({
        name,
        type,
        action: 'destroy' as const,
        perDay: 0,
      })),
  ];
}

function actionFor(
  known: Pick<StoredResource, 'driver'> | undefined,
  driver: string,
): DeploymentResource['action'] {
  if (!known) {
    return 'create';
  }
  return isReplaced(known, driver) ? 'replace' : 'update';
}

/** What people who are to agree read of it: what comes, and what goes. */
export function resourceLines(
  resources: readonly DeploymentResource[],
): string[] {
  const named = (action: DeploymentResource['action']) =>
    resources
      .filter(it => it.action === action)
      .map(({ name, type }) => `${name} (${type})`)
      .join(', ');
  const lines: Array<[string, string]> = [
    ['Makes', named('create')],
    [
      'Removes and makes anew, with the loss of all that is in it:',
      named('replace'),
    ],
    ['Removes, with all that is in it:', named('destroy')],
  ];
  return lines.flatMap(([what, names]) => (names ? [`${what} ${names}`] : []));
}
