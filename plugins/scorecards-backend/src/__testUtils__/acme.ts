import { Knex } from 'knex';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from './seed';

export const ACME = 'group:default/acme';
export const PAYMENTS = 'group:default/payments';
export const CARDS = 'group:default/cards';
export const STOCK = 'group:default/stock';

export const LEDGER = 'component:default/ledger';
export const VAULT = 'component:default/vault';
export const SHELF = 'component:default/shelf';
export const ATTIC = 'component:default/attic';

/** Four checks on three levels, of weights 1, 2, 1 and 4. */
export const PRODUCTION = scorecardOf(
  'production',
  [
    checkOf('owner', { level: 1, weight: 1, expression: 'catalog.hasOwner' }),
    checkOf('readme', { level: 2, weight: 2, expression: 'repo.hasReadme' }),
    checkOf('tests', {
      level: 2,
      weight: 1,
      expression: 'repo.coverage > 0.0',
    }),
    checkOf('coverage', {
      level: 3,
      weight: 4,
      expression: 'repo.coverage > 0.8',
    }),
  ],
  { title: 'Production readiness', owner: ACME },
);

/** When Acme was evaluated first. */
export const FIRST_AT = new Date('2026-11-20T12:00:00.000Z');

/**
 * A small organisation on one scorecard:
 *
 * | entity | tier | owner    | owner | readme  | tests | coverage | level | score |
 * | ------ | ---- | -------- | ----- | ------- | ----- | -------- | ----- | ----- |
 * | Ledger | 1    | Payments | pass  | pass    | pass  | pass     | 3     | 8/8   |
 * | Vault  | 2    | Cards    | pass  | fail    | pass  | unknown  | 1     | 2/8   |
 * | Shelf  | 3    | Stock    | fail  | stale   | pass  | exempt   | 0     | 1/4   |
 * | Attic  |      |          | unk.  | unk.    | unk.  | –        | 0     | 0/4   |
 */
export async function seedAcme(knex: Knex): Promise<void> {
  await seedEntities(knex, [
    { ref: ACME, title: 'Acme' },
    { ref: PAYMENTS, title: 'Payments', parent: ACME },
    { ref: CARDS, title: 'Cards', parent: PAYMENTS },
    { ref: STOCK, title: 'Stock', parent: ACME },
    {
      ref: LEDGER,
      title: 'Ledger',
      tier: 1,
      owner: PAYMENTS,
      lifecycle: 'production',
    },
    { ref: VAULT, title: 'Vault', tier: 2, owner: CARDS },
    { ref: SHELF, title: 'Shelf', tier: 3, owner: STOCK },
    { ref: ATTIC, title: 'Attic' },
  ]);
  await seedScorecard(knex, PRODUCTION, {
    at: new Date('2026-11-19T12:00:00.000Z'),
    yaml: 'kind: Scorecard # of production\n',
  });
  await seedStates(
    knex,
    PRODUCTION,
    { [LEDGER]: 'PPPP', [VAULT]: 'PFPU', [SHELF]: 'FSPX', [ATTIC]: 'UUU-' },
    { at: FIRST_AT, messages: { readme: 'There is no README' } },
  );
}
