import {
  DeliveryApi,
  DeliveryClient,
} from '@groundwork/backstage-plugin-delivery-common';

type MockedApi = {
  [K in keyof DeliveryApi]: jest.MockedFunction<DeliveryApi[K]>;
};

const METHODS = Object.getOwnPropertyNames(DeliveryClient.prototype).filter(
  name => name !== 'constructor',
);

/** A delivery backend that answers only what a test gives it. */
export function fakeDeliveryApi(answers: Partial<DeliveryApi> = {}): MockedApi {
  const methods = METHODS.map(name => {
    const unexpected = async () => {
      throw new Error(`The test did not expect ${name} to be called`);
    };
    return [name, jest.fn(Reflect.get(answers, name) ?? unexpected)];
  });
  return Object.fromEntries(methods);
}
