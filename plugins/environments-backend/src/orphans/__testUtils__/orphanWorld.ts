import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { Caller } from '../../api/services';
import { PrintingDriver } from '../../api/__testUtils__/PrintingDriver';
import { LedgerObject } from '../../engine/__testUtils__/LedgerDriver';
import { createWorld } from '../../engine/__testUtils__/world';
import { Drivers } from '../../engine/Drivers';
import { Adopter } from '../Adopter';
import { DefaultOrphanService } from '../DefaultOrphanService';
import { InventorySweep } from '../InventorySweep';
import { OrphanStore } from '../OrphanStore';

/** Who may do what there is to do with orphans. */
export const ENGINEER = {
  ref: 'user:default/jonas',
  mayAdminister: async () => true,
} as Caller;
/** Who may not. */
export const DEVELOPER = {
  ref: 'user:default/mina',
  mayAdminister: async () => false,
} as Caller;

/** Orphans of a driver that keeps its outside in memory. */
export function createOrphans(knex: Knex) {
  const world = createWorld(knex);
  const driver = Object.assign(new PrintingDriver(), {
    objects: world.ledger.objects,
  });
  const drivers = new Drivers();
  drivers.add(driver);
  const parts = {
    ...world,
    knex,
    drivers,
    store: new OrphanStore(knex),
    logger: mockServices.logger.mock(),
    now: world.clock.now,
    newId: (() => {
      let id = 0;
      return () => `orphan-${++id}`;
    })(),
    recorder: {
      record: async (_: unknown, happened: typeof world.happened) => {
        world.happened.push(...happened);
      },
    },
    wake: () => {},
  };
  const service = new DefaultOrphanService({
    ...parts,
    adopter: new Adopter(parts),
    sleep: async () => {},
  });
  const sweep = () =>
    new InventorySweep(parts).run(new AbortController().signal);
  const list = async () =>
    (await service.list(ENGINEER)).items.map(it => it.externalId);
  const add = (id: string, environmentId: string, resource = 'web') =>
    world.ledger.objects.push({
      id,
      environmentId,
      resource,
      spec: {},
      paused: false,
    });
  /** Another driver, which is looked at after the others once it is added. */
  const last = Object.assign(new PrintingDriver(), { id: 'last' });
  const { store } = parts;
  return { world, drivers, driver, last, service, sweep, list, add, store };
}

/** Removes what there is of a resource, but for one. */
export function remove(
  objects: LedgerObject[],
  environmentId: string,
  resource: string,
  kept?: string,
): void {
  const index = objects.findIndex(
    it =>
      it.environmentId === environmentId &&
      it.resource === resource &&
      it.id !== kept,
  );
  objects.splice(index, 1);
}
