import { JsonValue } from '@backstage/types';

/** Facts by id; undefined for what was looked for and is not there. */
export type Facts = Record<string, JsonValue | undefined>;

/** What a level asks for at least, and not a bit more. */
export const LEVEL_1: Facts = {
  'team.ciShare': 0.8,
  'team.testsShare': 0.5,
  'environments.requests28d': 1,
  'delivery.mergedUnreviewedShare': 0.2,
  'ownership.ownedEntities': 1,
  'team.logsShare': 0.5,
};
export const LEVEL_2: Facts = {
  ...LEVEL_1,
  'delivery.deploymentsPerWeek': 0.23,
  'delivery.leadTimeP50Hours': 730,
  'delivery.selfServiceShare': 0.5,
  'delivery.checkedChangesShare': 0.9,
  'delivery.testFeedbackP50Minutes': 30,
  'delivery.environmentLeadTimeP50Minutes': 1440,
  'delivery.reviewWaitP50Hours': 24,
  'catalog.memberCount': 1,
  'ownership.coverage': 0.8,
  'team.dashboardShare': 0.8,
  'team.alertsShare': 0.8,
};
export const LEVEL_3: Facts = {
  ...LEVEL_2,
  'delivery.deploymentsPerWeek': 1,
  'delivery.leadTimeP50Hours': 168,
  'delivery.selfServiceShare': 0.9,
  'delivery.testFeedbackP50Minutes': 10,
  'delivery.flakyShare': 0.02,
  'delivery.environmentLeadTimeP95Minutes': 30,
  'environments.ttlShare': 0.9,
  'delivery.reviewWaitP50Hours': 4,
  'delivery.changeSizeP50Lines': 200,
  'team.codeownersShare': 0.99,
  'ownership.onCallCovered': true,
  'team.tierShare': 0.8,
  'team.runbookShare': 0.8,
  'team.sloShare': 0.5,
  'delivery.restoreP50Hours': 24,
};
export const LEVEL_4: Facts = {
  ...LEVEL_3,
  'delivery.deploymentsPerWeek': 5,
  'delivery.leadTimeP50Hours': 24,
  'delivery.changeFailShare': 0.05,
  'delivery.recoveryP50Hours': 1,
  'delivery.testFeedbackP95Minutes': 10,
  'delivery.flakyShare': 0.005,
  'delivery.environmentLeadTimeP95Minutes': 10,
  'environments.successShare28d': 0.98,
  'environments.orphans': 0,
  'delivery.reviewWaitP90Hours': 8,
  'delivery.reviewTopShare': 0.5,
  'delivery.selfServiceShare': 0.95,
  'ownership.coverage': 1,
  'team.ownershipConfirmedShare': 0.9,
  'delivery.detectedByAlertShare': 0.5,
  'environments.watchedShare': 0.8,
  'delivery.restoreP50Hours': 1,
};
/** Just short of what the lowest level at which it is asked for takes. */
export const NOTHING_REACHED: Facts = {
  ...Object.fromEntries(
    Object.entries(LEVEL_4).map(([id, value]) => [
      id,
      typeof value === 'number' ? 0 : value,
    ]),
  ),
  'environments.requests28d': 0,
  'delivery.environmentLeadTimeP50Minutes': undefined,
  'delivery.mergedUnreviewedShare': 0.21,
  'team.ciShare': 0.79,
  'team.testsShare': 0.49,
  'team.logsShare': 0.49,
};
