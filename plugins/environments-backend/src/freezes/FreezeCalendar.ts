import { InputError, NotFoundError } from '@backstage/errors';
import { FreezeWindow } from '@groundwork/backstage-plugin-environments-common';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Caller, FreezeService } from '../api/services';
import { assertAdmin } from '../authorization-rules';
import { readEntityRef } from '../blueprints/entityRefs';
import { FreezeWindowRow } from '../database/rows';

const MAX_REASON = 500;

/** Times in which nothing is deployed. */
export class FreezeCalendar implements FreezeService {
  constructor(
    private readonly options: {
      knex: Knex;
      stageIds: readonly string[];
      newId: () => string;
      now: () => Date;
    },
  ) {}

  /** Those that are not over, the next first. */
  list(knex: Knex = this.options.knex): Promise<FreezeWindow[]> {
    return findFreezes(knex, this.options.now());
  }

  async create(
    freeze: Omit<FreezeWindow, 'id' | 'createdBy'>,
    caller: Caller,
  ): Promise<FreezeWindow> {
    const { knex, newId } = this.options;
    await assertAdmin(caller);
    this.#check(freeze);
    const created: FreezeWindow = {
      ...freeze,
      from: new Date(freeze.from).toISOString(),
      to: new Date(freeze.to).toISOString(),
      entities: freeze.entities.map(refOfFrozen),
      id: newId(),
      createdBy: caller.ref,
    };
    await knex('freeze_window').insert({
      id: created.id,
      reason: created.reason,
      from_at: toTimestamp(new Date(created.from)),
      to_at: toTimestamp(new Date(created.to)),
      stages: toJsonColumn(created.stages),
      entities: toJsonColumn(created.entities),
      created_by: caller.ref,
    });
    return created;
  }

  async delete(id: string, caller: Caller): Promise<void> {
    await assertAdmin(caller);
    const deleted = await this.options
      .knex('freeze_window')
      .where({ id })
      .delete();
    if (deleted === 0) {
      throw new NotFoundError(`There is no freeze '${id}'`);
    }
  }

  #check({
    reason,
    from,
    to,
    stages,
  }: Pick<FreezeWindow, 'reason' | 'from' | 'to' | 'stages'>): void {
    const [start, end] = [new Date(from).getTime(), new Date(to).getTime()];
    if (reason.trim() === '' || reason.length > MAX_REASON) {
      throw new InputError(
        `reason must say why, in at most ${MAX_REASON} characters`,
      );
    }
    if (Number.isNaN(start) || Number.isNaN(end) || start >= end) {
      throw new InputError(
        `from (${from}) must be a time before to (${to}), both as in 2026-12-20T18:00:00Z`,
      );
    }
    if (end <= this.options.now().getTime()) {
      throw new InputError(`to (${to}) is over already`);
    }
    const unknown = stages.filter(it => !this.options.stageIds.includes(it));
    if (unknown.length > 0) {
      throw new InputError(
        `stages names ${unknown.join(', ')}; there are ${
          this.options.stageIds.join(', ') || 'none'
        }`,
      );
    }
  }
}

/** @throws InputError if it names nothing that a freeze can be for */
function refOfFrozen(text: string): string {
  const ref = readEntityRef(text, ['component', 'group', 'user']);
  if (ref === undefined) {
    throw new InputError(
      `entities names '${text}'; it must be a component or an owner, as in component:default/orders or group:default/ordering`,
    );
  }
  return ref;
}

/** Those that are not over at a time, the next first. */
export async function findFreezes(
  knex: Knex,
  now: Date,
): Promise<FreezeWindow[]> {
  const rows = await knex<FreezeWindowRow>('freeze_window')
    .where('to_at', '>', toTimestamp(now))
    .orderBy(['from_at', 'id']);
  return rows.map(row => ({
    id: row.id,
    reason: row.reason,
    from: fromTimestamp(row.from_at).toISOString(),
    to: fromTimestamp(row.to_at).toISOString(),
    stages: fromJsonColumn<string[]>(knex, row.stages) ?? [],
    entities: fromJsonColumn<string[]>(knex, row.entities) ?? [],
    createdBy: row.created_by,
  }));
}

/** The freezes in force for a component in a stage. */
export function freezesInForce(
  freezes: readonly FreezeWindow[],
  {
    stage,
    component,
    owner,
    now,
  }: { stage: string; component: string; owner: string; now: Date },
): FreezeWindow[] {
  return freezes.filter(
    ({ from, to, stages, entities }) =>
      new Date(from) <= now &&
      now < new Date(to) &&
      (stages.length === 0 || stages.includes(stage)) &&
      (entities.length === 0 ||
        entities.includes(component) ||
        entities.includes(owner)),
  );
}
