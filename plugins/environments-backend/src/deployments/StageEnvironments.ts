import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { EnvironmentRow } from '../database/rows';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StoredEnvironment } from '../environments/types';
import { costPerDayOf } from '../verdict/OwnerQuotas';
import { lockOwner } from '../verdict/usage';
import { giveHistory } from './giveHistory';
import { PreparedDeployment } from './planning';

/** What names of environments are at most. */
const MAX_NAME = 40;

/** The long-lived environments of components. */
export class StageEnvironments {
  constructor(
    private readonly options: {
      environments: EnvironmentStore;
      newId: () => string;
      now: () => Date;
    },
  ) {}

  /**
   * Keeps others from reserving for whom a stage belongs to, and belonged to if its
   * component was given to somebody else, until the transaction ends.
   */
  async lockOwners(
    trx: Knex.Transaction,
    prepared: PreparedDeployment,
  ): Promise<void> {
    const row = await findRow(trx, prepared);
    const owners = new Set([prepared.owner, row?.owner_ref ?? prepared.owner]);
    for (const owner of [...owners].sort()) {
      await lockOwner(trx, owner);
    }
  }

  /** The environment of a stage, kept from others until the transaction ends. */
  async lock(
    trx: Knex.Transaction,
    prepared: PreparedDeployment,
  ): Promise<StoredEnvironment | undefined> {
    const row = await findRow(trx, prepared);
    return row && this.options.environments.lock(trx, row.id);
  }

  /** Has a stage, and its history, belong to whom its component belongs to by now. */
  async give(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
    { owner }: PreparedDeployment,
  ): Promise<StoredEnvironment> {
    if (environment.owner === owner) {
      return environment;
    }
    const given = { ...environment, owner, updatedAt: this.options.now() };
    await this.options.environments.update(trx, given);
    await giveHistory(trx, given);
    return given;
  }

  /**
   * Makes the environment of a stage, with nothing in it yet.
   *
   * @throws ConflictError if somebody has taken its name or stage just now
   */
  async make(
    trx: Knex.Transaction,
    prepared: PreparedDeployment,
    caller: Caller,
  ): Promise<StoredEnvironment> {
    const made = await this.#describe(trx, prepared, caller);
    if (!(await this.options.environments.insertIfFree(trx, made))) {
      throw new ConflictError(
        `${made.name} was made by somebody else just now; try again`,
      );
    }
    return made;
  }

  async #describe(
    trx: Knex.Transaction,
    {
      component,
      componentRef,
      owner,
      stage,
      blueprint,
      inputs,
    }: PreparedDeployment,
    caller: Caller,
  ): Promise<StoredEnvironment> {
    const { newId, now } = this.options;
    return {
      id: newId(),
      name: await freeName(trx, component.metadata.name, stage.id),
      owner,
      component: componentRef,
      stage: stage.id,
      createdBy: caller.ref,
      createdAt: now(),
      updatedAt: now(),
      generation: 0,
      observedGeneration: 0,
      desired: {
        blueprintId: blueprint.id,
        blueprintVersion: blueprint.version,
        inputs,
        paused: false,
        deleted: false,
      },
      phase: 'pending',
      message: 'Nothing is deployed here yet',
      conditions: [],
      outputs: {},
      warned: 0,
      costPerHour: 0,
      costPerDay: costPerDayOf(blueprint.definition),
      costSoFar: 0,
      costAt: now(),
    };
  }
}

function findRow(
  trx: Knex.Transaction,
  { componentRef, stage }: PreparedDeployment,
): Promise<Pick<EnvironmentRow, 'id' | 'owner_ref'> | undefined> {
  return trx<EnvironmentRow>('environment')
    .where({ stage_key: `${componentRef} ${stage.id}` })
    .first('id', 'owner_ref');
}

/** A name that nobody has: another component may have taken the first. */
async function freeName(
  trx: Knex.Transaction,
  component: string,
  stage: string,
): Promise<string> {
  const slug = component
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  for (let number = 1; ; number++) {
    const end = number === 1 ? `-${stage}` : `-${stage}-${number}`;
    const start = (slug || 'component')
      .slice(0, MAX_NAME - end.length)
      .replace(/-+$/, '');
    const taken = await trx<EnvironmentRow>('environment')
      .where({ live_name: start + end })
      .first('id');
    if (!taken) {
      return start + end;
    }
  }
}
