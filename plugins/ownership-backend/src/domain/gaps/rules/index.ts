import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import { GapRule } from '../finding';
import { conflictingSources } from './conflictingSources';
import { danglingOwner } from './danglingOwner';
import { emptyTeam } from './emptyTeam';
import { noChannel } from './noChannel';
import { noRunbook } from './noRunbook';
import { noOnCall, silentOnCall } from './onCall';
import { personOwner } from './personOwner';
import { unowned } from './unowned';

/** What makes a gap of each kind. */
export const gapRules: Record<GapKind, GapRule> = {
  unowned,
  'dangling-owner': danglingOwner,
  'empty-team': emptyTeam,
  'silent-on-call': silentOnCall,
  'no-on-call': noOnCall,
  'person-owner': personOwner,
  'conflicting-sources': conflictingSources,
  'no-channel': noChannel,
  'no-runbook': noRunbook,
};
