import { ScorecardsApi } from '@groundwork/backstage-plugin-scorecards-common';

type MockedApi = {
  [K in keyof ScorecardsApi]: jest.MockedFunction<ScorecardsApi[K]>;
};

function unexpected(method: keyof ScorecardsApi) {
  return async (): Promise<never> => {
    throw new Error(`The test did not expect ${method} to be called`);
  };
}

/** A scorecards backend that answers only what a test gives it. */
export function fakeScorecardsApi(
  answers: Partial<ScorecardsApi> = {},
): MockedApi {
  return {
    listScorecards: jest.fn(
      answers.listScorecards ?? unexpected('listScorecards'),
    ),
    findScorecard: jest.fn(
      answers.findScorecard ?? unexpected('findScorecard'),
    ),
    queryEntities: jest.fn(
      answers.queryEntities ?? unexpected('queryEntities'),
    ),
    queryStandings: jest.fn(
      answers.queryStandings ?? unexpected('queryStandings'),
    ),
    exportEntities: jest.fn(
      answers.exportEntities ?? unexpected('exportEntities'),
    ),
    readDefinition: jest.fn(
      answers.readDefinition ?? unexpected('readDefinition'),
    ),
    findEntity: jest.fn(answers.findEntity ?? unexpected('findEntity')),
    queryHistory: jest.fn(answers.queryHistory ?? unexpected('queryHistory')),
    findEntityAt: jest.fn(answers.findEntityAt ?? unexpected('findEntityAt')),
    findLevels: jest.fn(answers.findLevels ?? unexpected('findLevels')),
    evaluateEntity: jest.fn(
      answers.evaluateEntity ?? unexpected('evaluateEntity'),
    ),
    findTeam: jest.fn(answers.findTeam ?? unexpected('findTeam')),
    findNextSteps: jest.fn(
      answers.findNextSteps ?? unexpected('findNextSteps'),
    ),
    queryWaivers: jest.fn(answers.queryWaivers ?? unexpected('queryWaivers')),
    requestWaiver: jest.fn(
      answers.requestWaiver ?? unexpected('requestWaiver'),
    ),
    decideWaiver: jest.fn(answers.decideWaiver ?? unexpected('decideWaiver')),
    askGate: jest.fn(answers.askGate ?? unexpected('askGate')),
    backtest: jest.fn(answers.backtest ?? unexpected('backtest')),
    publishDefinition: jest.fn(
      answers.publishDefinition ?? unexpected('publishDefinition'),
    ),
    listFacts: jest.fn(answers.listFacts ?? unexpected('listFacts')),
    findEntityFacts: jest.fn(
      answers.findEntityFacts ?? unexpected('findEntityFacts'),
    ),
    pushFacts: jest.fn(answers.pushFacts ?? unexpected('pushFacts')),
  };
}

/** Names of the methods that were called, one for each call. */
export function callsOf(api: MockedApi): string[] {
  return Object.entries(api).flatMap(([method, { mock }]) =>
    mock.calls.map(() => method),
  );
}
