import { ConfigReader } from '@backstage/config';
import { readNumbersKept } from './horizons';

const read = (numbers?: unknown) =>
  readNumbersKept(
    new ConfigReader({
      delivery: { retention: numbers === undefined ? {} : { numbers } },
    } as ConstructorParameters<typeof ConfigReader>[0]),
  );

describe('readNumbersKept', () => {
  it('is 25 months where nothing is said', () => {
    expect(read()).toEqual({ months: 25 });
  });

  it.each([[{ years: 3 }], ['P3Y']])('takes %j', given => {
    expect(read(given)).toEqual({ years: 3 });
  });

  it('refuses to keep nothing', () => {
    expect(() => read({ days: 0 })).toThrow(
      'delivery.retention.numbers must be more than 0',
    );
  });
});
