import {
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { NextSteps } from '@groundwork/backstage-plugin-scorecards-common';
import { TierWeights } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { EntityTableRow } from '../database/rows';
import { Definitions } from '../definitions/types';
import { readGroupTree } from '../entities/GroupTree';
import { Asker } from './Asker';
import { SourceOf } from './fixes';
import { OwnedSums } from './OwnedSums';
import { FixOptions, mostValuableFixes, rollUpsOf } from './teamFigures';

const USER: BackstageUserPrincipal['type'] = 'user';

/** Says what people should mend next, for the teams that they are in. */
export class NextStepsService {
  constructor(
    private readonly options: {
      knex: Knex;
      definitions: Definitions;
      owned: OwnedSums;
      userInfo: UserInfoService;
      tierWeights: TierWeights;
      sourceOf: SourceOf;
      facts: FixOptions['facts'];
    },
  ) {}

  /** What the caller should mend next: nothing for services, which are in no team. */
  async find(caller: Asker): Promise<NextSteps> {
    const { knex, definitions, owned, userInfo, tierWeights } = this.options;
    const { credentials } = caller;
    if ((credentials.principal as { type?: string }).type !== USER) {
      return { teams: [], fixes: [], rollups: [] };
    }
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    // Who leads a department is asked about its teams.
    const tree = await readGroupTree(knex);
    const all = [
      ...new Set(
        ownershipEntityRefs.flatMap(ref => [ref, ...tree.descendantsOf(ref)]),
      ),
    ];
    const readable = await caller.readable(all);
    const owners = all.filter(ref => readable.has(ref));
    const own = ownershipEntityRefs.filter(ref => readable.has(ref));
    const [current, rows] = await Promise.all([
      definitions.current(),
      knex<EntityTableRow>('entity')
        .where(whereInArray('entity_ref', own))
        .where({ kind: 'group' })
        .orderBy('title_key')
        .select('entity_ref', 'title'),
    ]);
    const standing = await owned.read(owners, current, caller);
    const cells = [...standing.sumBy(() => 'all').values()].flat();
    return {
      teams: rows.map(row => ({
        entityRef: row.entity_ref,
        title: row.title,
      })),
      fixes: await mostValuableFixes(current, cells, standing, this.options),
      rollups: rollUpsOf(current, cells, tierWeights),
    };
  }
}
