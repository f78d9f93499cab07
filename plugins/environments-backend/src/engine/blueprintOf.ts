import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { StoredEnvironment } from '../environments/types';
import { BlueprintVersions } from './types';

/**
 * What an environment is made by. One that is to go needs none, so that it can
 * go whatever became of its blueprint.
 */
export async function blueprintOf(
  blueprints: BlueprintVersions,
  { desired }: Pick<StoredEnvironment, 'desired'>,
): Promise<BlueprintDefinition | undefined> {
  return desired.deleted
    ? undefined
    : blueprints.version(desired.blueprintId, desired.blueprintVersion);
}
