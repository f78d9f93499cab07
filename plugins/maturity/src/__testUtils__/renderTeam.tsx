import { renderMaturity } from './renderMaturity';
import { modelAnswer, teamMaturity } from './team';

/** Where a team is. */
export const TEAM_PATH = '/maturity/teams/default/payments-core';

/** The page of Payments Core, for Ada Byron. */
export async function renderTeam(
  changed: Parameters<typeof teamMaturity>[0] = {},
  options: Partial<Parameters<typeof renderMaturity>[0]> = {},
) {
  return renderMaturity({
    at: TEAM_PATH,
    ...options,
    answers: {
      findTeam: async () => teamMaturity(changed),
      getModel: async () => modelAnswer(),
      ...options.answers,
    },
  });
}
