import { Knex } from 'knex';
import { EnvironmentRow } from '../database/rows';
import { environmentOfRow } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';

/** The environment of a component's stage; undefined when there is none any more. */
export async function findStageEnvironment(
  knex: Knex,
  component: string,
  stage: string,
): Promise<StoredEnvironment | undefined> {
  const row = await knex<EnvironmentRow>('environment')
    .where({ stage_key: `${component} ${stage}` })
    .first();
  return row && environmentOfRow(knex, row);
}
