import { OwnershipApi } from '@groundwork/backstage-plugin-ownership-common';

type MockedApi = {
  [K in keyof OwnershipApi]: jest.MockedFunction<OwnershipApi[K]>;
};

function unexpected(method: keyof OwnershipApi) {
  return async (): Promise<never> => {
    throw new Error(`The test did not expect ${method} to be called`);
  };
}

/** An ownership backend that answers only what a test gives it. */
export function fakeOwnershipApi(
  answers: Partial<OwnershipApi> = {},
): MockedApi {
  return {
    resolve: jest.fn(answers.resolve ?? unexpected('resolve')),
    resolveBatch: jest.fn(answers.resolveBatch ?? unexpected('resolveBatch')),
    findEntity: jest.fn(answers.findEntity ?? unexpected('findEntity')),
    queryEntities: jest.fn(
      answers.queryEntities ?? unexpected('queryEntities'),
    ),
    listSources: jest.fn(answers.listSources ?? unexpected('listSources')),
    sendFeedback: jest.fn(answers.sendFeedback ?? unexpected('sendFeedback')),
    queryGaps: jest.fn(answers.queryGaps ?? unexpected('queryGaps')),
    findGapPatch: jest.fn(answers.findGapPatch ?? unexpected('findGapPatch')),
  };
}
