import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';

/** The resources of each environment, what is needed first. */
export const RESOURCES = ['database', 'service'] as const;

/** Two resources, of which one needs the other. JSON is YAML. */
export const blueprint: JsonObject = {
  apiVersion: 'groundwork/v1',
  kind: 'EnvironmentBlueprint',
  metadata: {
    name: 'nothing',
    title: 'Nothing',
    owner: 'group:default/platform',
  },
  spec: {
    inputs: {
      type: 'object',
      properties: { size: { type: 'integer', default: 1 } },
    },
    resources: [
      {
        name: 'database',
        type: 'database',
        driver: 'nothing',
        spec: { size: '${{ inputs.size }}' },
      },
      {
        name: 'service',
        type: 'service',
        driver: 'nothing',
        spec: { database: '${{ resources.database.url }}' },
      },
    ],
    outputs: { url: '${{ resources.service.url }}' },
    policy: { defaultTtl: { hours: 8 } },
  },
};

/** Puts it where the plugin looks for it, as the settings of the plugin say. */
export async function installBlueprint(
  directory: string,
  workers: number,
): Promise<JsonObject> {
  const file = join(directory, 'nothing.yaml');
  await writeFile(file, JSON.stringify(blueprint));
  return {
    locations: [{ target: file }],
    // Nothing is looked at again while something else is measured.
    engine: { workers, sweep: { days: 1 } },
    drivers: { process: { enabled: false }, sqlite: { enabled: false } },
  };
}
