import { BlueprintPolicy } from '@groundwork/backstage-plugin-environments-common';
import { StoredEnvironment } from '../environments/types';
import { BlueprintRegistry } from './BlueprintRegistry';

/**
 * What decides about what may be done with an environment: the policy in force, or
 * that of its own version when its blueprint was withdrawn; undefined when nothing
 * is known of that any more.
 */
export async function findPolicy(
  blueprints: Pick<BlueprintRegistry, 'current' | 'findVersion'>,
  { desired }: Pick<StoredEnvironment, 'desired'>,
): Promise<BlueprintPolicy | undefined> {
  const { blueprintId, blueprintVersion } = desired;
  const deciding =
    (await blueprints.current(blueprintId)) ??
    (await blueprints.findVersion(blueprintId, blueprintVersion));
  return deciding?.definition.policy;
}
