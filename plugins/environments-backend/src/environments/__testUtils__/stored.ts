import { StoredEnvironment } from '../types';
import { kofi, mina, ORDERING, ORDERS, PAYMENTS, ruth } from './serviceWorld';
import { ServiceTest } from './setUpService';

const HOUR_MS = 60 * 60_000;

/** Writes environments past everything that makes them. */
export function storedIn(at: ServiceTest) {
  const put = (name: string, change: Partial<StoredEnvironment> = {}) =>
    at.knex.transaction(async trx => {
      const { clock, environments } = at.world;
      const now = clock.now();
      clock.pass(1_000);
      await environments.insert(trx, {
        id: `id-of-${name}`,
        name,
        owner: ORDERING,
        createdBy: mina.ref,
        createdAt: now,
        updatedAt: now,
        generation: 1,
        observedGeneration: 1,
        desired: {
          blueprintId: 'service',
          blueprintVersion: 1,
          inputs: {},
          paused: false,
          deleted: false,
        },
        phase: 'ready',
        message: '',
        conditions: [],
        outputs: {},
        warned: 0,
        costPerHour: 1,
        costPerDay: 24,
        costSoFar: 0,
        costAt: now,
        ...change,
      });
    });
  const after = (hours: number) =>
    new Date(at.world.clock.time + hours * HOUR_MS);
  return {
    put,
    /** Four that exist, of two owners, and one that is gone. */
    putSome: async () => {
      await put('b-10', {
        expiresAt: after(5),
        costPerHour: 3,
        component: ORDERS,
      });
      await put('a', { phase: 'failed', expiresAt: after(2) });
      await put('b-2', {
        phase: 'paused',
        createdBy: ruth.ref,
        costPerHour: 0.5,
      });
      await put('c', { owner: PAYMENTS, createdBy: kofi.ref });
      await put('gone', {
        phase: 'deleted',
        deletedAt: at.world.clock.now(),
      });
    },
  };
}
