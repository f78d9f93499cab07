import createKnex, { Knex } from 'knex';
import { interleave } from '../../measure/interleave';
import { summarise } from '../../measure/statistics';
import { askOnce, MaturityRun } from './run';
import { createCases } from './cases';
import { AnsweredLevels } from './checkAnswers';
import { createCompany } from './company';
import { reportRead } from './report';

const CHANGES_OF_A_ROUND = 5;

/**
 * How long the page of the organisation takes for whoever asks first after another
 * replica has written something: what is in memory is of no use then.
 */
export async function measureFirstReads(run: MaturityRun): Promise<void> {
  const { at, backend, plain, database, context } = run;
  const { now, repeat } = context;
  const company = createCompany(at.size);
  const { teams } = company;
  const [page] = createCases(company);
  // Each time others, so that nothing is as it ever was
  let changes = 0;
  const knex = createKnex(database.knexConfig('maturity'));
  const timed = async (server: typeof plain) => {
    const start = now();
    const answer = await askOnce<AnsweredLevels>(server, page);
    return { ms: now() - start, answer };
  };
  try {
    const [ours, plainly] = await interleave(repeat * CHANGES_OF_A_ROUND, [
      async () => {
        changes += 1;
        await swapStandings(knex, [
          teams[changes % teams.length],
          teams[(changes + 1) % teams.length],
        ]);
        return timed(backend.as.readsAll);
      },
      () => timed(plain),
    ]);
    reportRead(
      {
        what: 'organisation page, the first time after another replica has written',
        isBudgeted: false,
        plainly: page.plainly,
      },
      {
        measured: summarise(ours.map(({ ms }) => ms)),
        plain: summarise(plainly.map(({ ms }) => ms)),
        bytes: Buffer.byteLength(JSON.stringify(ours[0].answer)),
      },
      run,
      context,
    );
  } finally {
    await knex.destroy();
  }
}

/** Has two teams stand where the other one stood, as a refresh would write it. */
async function swapStandings(
  knex: Knex,
  [one, other]: readonly [string, string],
): Promise<void> {
  await knex.transaction(async trx => {
    const rows: Array<{ entity_ref: string; standing: unknown }> = await trx(
      'team',
    )
      .whereIn('entity_ref', [one, other])
      .select('entity_ref', 'standing');
    for (const { entity_ref: ref, standing } of rows) {
      await trx('team')
        .where({ entity_ref: ref === one ? other : one })
        .update({
          standing:
            typeof standing === 'string' ? standing : JSON.stringify(standing),
        });
    }
    await trx('refresh').update({ revision: trx.raw('revision + 1') });
  });
}
