import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { checkQuota } from './checkQuota';
import { readUsage } from './usage';

/** Whether owners may have more, for those who create environments themselves. */
export class OwnerQuotas {
  constructor(
    private readonly options: {
      blueprints: Pick<BlueprintRegistry, 'current'>;
    },
  ) {}

  /**
   * Why an owner may not have one more environment of a blueprint, or have one
   * changed; undefined if that is allowed. To reserve it, the owner is to be locked
   * (`lockOwner`).
   *
   * @param knex - a transaction, if one is in one
   * @param wanted - `definition` is the version that it is to be made by
   */
  async reasonAgainst(
    knex: Knex,
    {
      owner,
      blueprintId,
      definition,
      changed,
    }: {
      owner: string;
      blueprintId: string;
      definition: BlueprintDefinition;
      changed?: { id: string; costPerDay: number };
    },
  ): Promise<string | undefined> {
    const inForce = await this.options.blueprints.current(blueprintId, knex);
    if (!inForce && !changed) {
      return `There is no blueprint '${blueprintId}' in force`;
    }
    const reasons = checkQuota(
      {
        policy: (inForce?.definition ?? definition).policy,
        owner,
        isNew: !changed,
        costPerDay: costPerDayOf(definition),
        costPerDayBefore: changed?.costPerDay ?? 0,
      },
      await readUsage(knex, { owner, blueprintId, except: changed?.id }),
    );
    return reasons.length > 0
      ? reasons.map(({ message }) => message).join('; ')
      : undefined;
  }
}

/** What an environment costs per day while it runs, as its blueprint says. */
export function costPerDayOf({
  resources,
}: Pick<BlueprintDefinition, 'resources'>): number {
  return resources.reduce(
    (sum, { cost }) => sum + 24 * (cost?.perHour ?? 0),
    0,
  );
}
