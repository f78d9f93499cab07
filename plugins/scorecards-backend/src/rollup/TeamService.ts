import { parseEntityRef } from '@backstage/catalog-model';
import { fromTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  LevelSummary,
  TeamRollup,
} from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { StateRow } from '../database/rows';
import { Definitions, versionKey } from '../definitions/types';
import { GroupTree, readGroupTree } from '../entities/GroupTree';
import { presentLevel } from '../read/present/level';
import { Asker } from './Asker';
import { checkEntityRef } from './entityRef';
import { groupBy } from './groupBy';
import { OwnedSums } from './OwnedSums';
import { mostValuableFixes, rollUpsOf } from './teamFigures';

/** What the service is made with. */
export interface TeamServiceOptions {
  knex: Knex;
  definitions: Definitions;
  owned: OwnedSums;
  tierWeights: TierWeights;
  now: () => Date;
}

/** Says where a team and the teams below it stand. */
export class TeamService {
  constructor(private readonly options: TeamServiceOptions) {}

  /**
   * Where a team stands, with as many statements for the whole organisation as
   * for a team of two.
   *
   * @throws InputError when the ref is none
   * @returns undefined when there is no such group to be seen
   */
  async find(ref: string, caller: Asker): Promise<TeamRollup | undefined> {
    const { knex, definitions, owned, tierWeights, now } = this.options;
    const entityRef = checkEntityRef(ref);
    if (parseEntityRef(entityRef).kind !== 'group') {
      return undefined;
    }
    const tree = await readGroupTree(knex);
    if (!tree.has(entityRef)) {
      return undefined;
    }
    const all = [entityRef, ...tree.descendantsOf(entityRef)];
    const readable = await caller.readable(all);
    if (!readable.has(entityRef)) {
      return undefined;
    }
    const teams = all.filter(it => readable.has(it) && tree.has(it));
    const current = await definitions.current();
    const standing = await owned.read(teams, current, caller);
    const byOwner = groupBy(standing.cells, ({ ownerRef }) => ownerRef);
    const titled = (team: string) => ({
      entityRef: team,
      title: tree.titleOf(team) ?? team,
    });
    return {
      team: titled(entityRef),
      teams: teams.map(team => ({
        ...titled(team),
        parent: parentAmong(tree, team, readable),
      })),
      rollups: rollUpsOf(current, standing.cells, tierWeights),
      byTeam: teams.flatMap(team => {
        const cells = byOwner.get(team);
        return cells
          ? [
              {
                ...titled(team),
                rollups: rollUpsOf(current, cells, tierWeights),
              },
            ]
          : [];
      }),
      fixes: await mostValuableFixes(current, standing, tierWeights),
      own: await this.#ownOf(entityRef),
      partial: standing.partial || teams.length < all.length,
      evaluatedAt: now().toISOString(),
    };
  }

  async #ownOf(entityRef: string): Promise<LevelSummary[]> {
    const { knex, definitions } = this.options;
    const rows: StateRow[] = await knex<StateRow>('state').where({
      entity_ref: entityRef,
    });
    const versions = await definitions.findVersions(
      rows.map(row => versionKey(row.scorecard_id, row.version)),
    );
    return rows
      .flatMap(row => {
        const definition = versions.get(
          versionKey(row.scorecard_id, row.version),
        );
        return definition
          ? [
              presentLevel({
                definition,
                version: row.version,
                statuses: row.statuses,
                since: fromTimestamp(row.level_since),
                evaluatedAt: fromTimestamp(row.evaluated_at),
              }),
            ]
          : [];
      })
      .sort((a, b) => a.scorecardTitle.localeCompare(b.scorecardTitle, 'en'));
  }
}

/** The group above, unless that is not among those that are shown. */
function parentAmong(
  tree: GroupTree,
  team: string,
  shown: ReadonlySet<string>,
): string | undefined {
  const parent = tree.parentOf(team);
  return parent !== undefined && shown.has(parent) && tree.has(parent)
    ? parent
    : undefined;
}
