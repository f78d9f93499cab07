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
import { SourceOf } from './fixes';
import { OwnedSums } from './OwnedSums';
import { FixOptions, mostValuableFixes, rollUpsOf } from './teamFigures';

/** What the service is made with. */
export interface TeamServiceOptions {
  knex: Knex;
  definitions: Definitions;
  owned: OwnedSums;
  tierWeights: TierWeights;
  sourceOf: SourceOf;
  facts: FixOptions['facts'];
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
    const { definitions, owned, tierWeights, now } = this.options;
    const entityRef = checkEntityRef(ref);
    const shown = await this.#shownTo(caller, entityRef);
    if (!shown) {
      return undefined;
    }
    const { tree, teams, isPartial } = shown;
    const current = await definitions.current();
    const standing = await owned.read(teams, current, caller);
    const partOf = partsOf(tree, teams);
    const parts = standing.sumBy(owner => partOf.get(owner) ?? owner);
    const cells = [...parts.values()].flat();
    const titled = (team: string) => ({
      entityRef: team,
      title: tree.titleOf(team) ?? team,
    });
    const isShown = new Set(teams);
    return {
      team: titled(entityRef),
      teams: teams.map(team => ({
        ...titled(team),
        parent: parentAmong(tree, team, isShown),
      })),
      rollups: rollUpsOf(current, cells, tierWeights),
      byTeam: teams
        .filter(team => parts.has(team))
        .map(team => ({
          ...titled(team),
          rollups: rollUpsOf(current, parts.get(team) ?? [], tierWeights),
        })),
      fixes: await mostValuableFixes(current, cells, standing, this.options),
      own: await this.#ownOf(entityRef),
      partial: standing.partial || isPartial,
      evaluatedAt: now().toISOString(),
    };
  }

  /** A group and all below it that the caller may read; undefined unless it. */
  async #shownTo(caller: Asker, entityRef: string) {
    if (parseEntityRef(entityRef).kind !== 'group') {
      return undefined;
    }
    const tree = await readGroupTree(this.options.knex);
    if (!tree.has(entityRef)) {
      return undefined;
    }
    const all = [entityRef, ...tree.descendantsOf(entityRef)];
    const readable = await caller.readable(all);
    if (!readable.has(entityRef)) {
      return undefined;
    }
    const teams = all.filter(it => readable.has(it) && tree.has(it));
    return { tree, teams, isPartial: teams.length < all.length };
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

/**
 * Which part of a team each of its teams belongs to: the team itself is one,
 * and so is each team right below it, with all below that. The answer stays
 * small that way however large an organisation is, and its parts add up to the
 * whole. What is below a team that is not shown is a part of its own.
 *
 * @param teams - those that are shown, each after what is above it; the team
 * itself comes first
 */
function partsOf(
  tree: GroupTree,
  [team, ...below]: readonly string[],
): Map<string, string> {
  const parts = new Map([[team, team]]);
  for (const ref of below) {
    const parent = tree.parentOf(ref);
    const above = parent === undefined ? undefined : parts.get(parent);
    parts.set(ref, above === undefined || above === team ? ref : above);
  }
  return parts;
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
