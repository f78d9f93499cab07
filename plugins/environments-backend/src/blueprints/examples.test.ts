import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { EnvironmentDriver } from '@groundwork/backstage-plugin-environments-node';
/* eslint-disable @backstage/no-relative-monorepo-imports -- modules depend on
   this plugin and not the other way round; their schemas are looked at only here */
import { specSchema as postgresSpecSchema } from '../../../environments-backend-module-postgres/src/spec';
import { terraformSpecSchema } from '../../../environments-backend-module-terraform/src/spec';
/* eslint-enable @backstage/no-relative-monorepo-imports */
import { ProcessDriver } from '../drivers/process/ProcessDriver';
import { processSpecSchema } from '../drivers/process/spec';
import { sqliteSpecSchema } from '../drivers/sqlite/spec';
import { SqliteDriver } from '../drivers/sqlite/SqliteDriver';
import { Drivers } from '../engine/Drivers';
import { LedgerDriver } from '../engine/__testUtils__/LedgerDriver';
import { loadBlueprints } from './loadBlueprints';
import { usesSource } from './usesSource';

const FOLDER = join(__dirname, '../../../../examples/acme/blueprints');
/** Those whose drivers say nothing without a configuration of their own. */
const TO_CONFIGURE = join(FOLDER, 'to-configure');

function realDrivers(): Drivers {
  const schemas: Record<string, JsonObject> = {
    process: processSpecSchema,
    sqlite: sqliteSpecSchema,
    postgres: postgresSpecSchema,
    terraform: terraformSpecSchema,
  };
  const drivers = new Drivers();
  const readers: Record<string, EnvironmentDriver['readsSource']> = {
    process: ProcessDriver.prototype.readsSource,
    sqlite: SqliteDriver.prototype.readsSource,
  };
  for (const [id, specSchema] of Object.entries(schemas)) {
    const readsSource = readers[id];
    drivers.add(
      Object.assign(new LedgerDriver(), { id, specSchema, readsSource }),
    );
  }
  return drivers;
}

describe('the blueprints of Acme', () => {
  const files = [FOLDER, TO_CONFIGURE].flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .map(name => join(folder, name)),
  );

  it.each(files)('%s is one', file => {
    const text = readFileSync(file, 'utf8');
    const { blueprints, refused } = loadBlueprints(text, realDrivers());

    expect(refused).toEqual([]);
    expect(blueprints.map(({ definition }) => definition.id)).toEqual([
      basename(file, '.yaml'),
    ]);
  });

  it('runs branches, but for the sandbox', () => {
    const sourceless = files
      .flatMap(
        file =>
          loadBlueprints(readFileSync(file, 'utf8'), realDrivers()).blueprints,
      )
      .filter(({ definition }) => !usesSource(definition, realDrivers()))
      .map(({ definition }) => definition.id);
    expect(sourceless).toEqual(['terraform-sandbox']);
  });
});
