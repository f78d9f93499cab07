import {
  EnvironmentsApi,
  EnvironmentsClient,
} from '@groundwork/backstage-plugin-environments-common';

type MockedApi = {
  [K in keyof EnvironmentsApi]: jest.MockedFunction<EnvironmentsApi[K]>;
};

const METHODS = Object.getOwnPropertyNames(EnvironmentsClient.prototype).filter(
  name => name !== 'constructor',
);

/** An environments backend that answers only what a test gives it. */
export function fakeEnvironmentsApi(
  answers: Partial<EnvironmentsApi> = {},
): MockedApi {
  const methods = METHODS.map(name => {
    const unexpected = async () => {
      throw new Error(`The test did not expect ${name} to be called`);
    };
    return [name, jest.fn(Reflect.get(answers, name) ?? unexpected)];
  });
  return Object.fromEntries(methods);
}
