import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { Drivers } from '../engine/Drivers';
import { referencesIn } from '../engine/domain/references';

/** Whether a repository and a ref have a part in environments of a blueprint. */
export function usesSource(
  { resources, outputs }: Pick<BlueprintDefinition, 'resources' | 'outputs'>,
  drivers: Pick<Drivers, 'find'>,
): boolean {
  const isSource = ({ path }: { path: string }) => path.startsWith('source.');
  return (
    resources.some(
      ({ driver, spec }) =>
        drivers.find(driver)?.readsSource?.(spec) ||
        referencesIn(spec).some(isSource),
    ) || referencesIn(outputs).some(isSource)
  );
}
