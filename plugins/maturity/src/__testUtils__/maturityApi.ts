import {
  MaturityApi,
  MaturityClient,
} from '@groundwork/backstage-plugin-maturity-common';

type MockedApi = {
  [K in keyof MaturityApi]: jest.MockedFunction<MaturityApi[K]>;
};

const METHODS = Object.getOwnPropertyNames(MaturityClient.prototype).filter(
  name => name !== 'constructor',
);

/** A maturity backend that answers only what a test gives it. */
export function fakeMaturityApi(answers: Partial<MaturityApi> = {}): MockedApi {
  const methods = METHODS.map(name => {
    const unexpected = async () => {
      throw new Error(`The test did not expect ${name} to be called`);
    };
    return [name, jest.fn(Reflect.get(answers, name) ?? unexpected)];
  });
  return Object.fromEntries(methods);
}
