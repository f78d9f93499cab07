import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { Marks, NOW } from '../../facts/__testUtils__/facts';
import { syncEntities } from '../syncEntities';

export const ref = (name: string) => `component:default/${name}`;

export function entity(name: string, rest: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
    ...rest,
  };
}

export const many = (count: number) =>
  Array.from({ length: count }, (_, index) => entity(`many-${index}`));

/** A catalog whose pages are small, and that can fail after some. */
class TestCatalog {
  entities: Entity[] = [];
  failAfter = Infinity;

  async *streamEntities(
    request?: Parameters<
      ReturnType<typeof catalogServiceMock>['streamEntities']
    >[0],
  ) {
    const whole = catalogServiceMock({ entities: this.entities });
    let left = this.failAfter;
    for await (const page of whole.streamEntities({
      ...request,
      pageSize: 3,
    })) {
      left -= 1;
      if (left < 0) {
        throw new Error('the catalog is down');
      }
      yield page;
    }
  }
}

/** What reads a catalog into a database, at a time that tests can have pass. */
export function createSync(
  knex: Knex,
  given: { graceMs?: number; maxRows?: number } = {},
) {
  const catalog = new TestCatalog();
  const marks = new Marks(knex);
  const logger = mockServices.logger.mock();
  const controller = new AbortController();
  const removed: string[][] = [];
  const during = { removal: async () => {} };
  let time = NOW.getTime();
  const sync = () =>
    syncEntities({
      catalog,
      credentials: mockCredentials.service(),
      knex,
      marks,
      logger,
      graceMs: given.graceMs ?? 10 * 60_000,
      maxRows: given.maxRows,
      onRemoved: async (trx, refs) => {
        await during.removal();
        // The states of what is removed are still there, and only those
        const states = await trx('state')
          .orderBy('entity_ref')
          .pluck('entity_ref');
        removed.push(states.filter(it => refs.includes(it)));
      },
      now: () => new Date(time),
      signal: controller.signal,
    });
  const known = () => knex('entity').orderBy('entity_ref').pluck('entity_ref');
  const missing = () =>
    knex('entity')
      .whereNotNull('missing_since')
      .orderBy('entity_ref')
      .pluck('entity_ref');
  const pass = (count: number) => {
    time += count * 60_000;
  };
  return {
    knex,
    catalog,
    marks,
    logger,
    controller,
    removed,
    during,
    sync,
    known,
    missing,
    pass,
  };
}
