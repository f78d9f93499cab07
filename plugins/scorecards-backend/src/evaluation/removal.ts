import { Knex } from 'knex';
import { Definitions, versionKey } from '../definitions/types';
import { contributionOf } from './contribution';
import { EvaluationListener } from './Evaluator';
import { forgetRecords } from './EvaluationRecords';
import { findStates } from './StateStore';

/**
 * Takes entities that are about to be removed out of the sums, while their
 * states are still there, and forgets what those came of.
 */
export async function subtractRemoved(
  trx: Knex.Transaction,
  entityRefs: readonly string[],
  options: {
    definitions: Pick<Definitions, 'findVersions'>;
    applySums: EvaluationListener['applySums'];
  },
): Promise<void> {
  const byEntity = await findStates(trx, entityRefs);
  const states = [...byEntity.values()].flatMap(it => [...it.values()]);
  const versions = await options.definitions.findVersions(
    states.map(it => versionKey(it.scorecardId, it.version)),
    trx,
  );
  await forgetRecords(trx, entityRefs);
  await options.applySums(
    trx,
    states.map(state => ({ before: contributionOf(state, versions) })),
  );
}
