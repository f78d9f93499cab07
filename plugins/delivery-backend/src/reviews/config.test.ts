import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readReviewConfig } from './config';

const read = (nudges: JsonObject) =>
  readReviewConfig(
    mockServices.rootConfig({ data: { delivery: { reviews: { nudges } } } }),
  );

describe('readReviewConfig', () => {
  it('tells nobody unless it is asked to', () => {
    expect(read({})).toEqual({ nudges: { enabled: false, timezone: 'UTC' } });
  });

  it('reads where people work, and refuses where nobody does', () => {
    expect(read({ enabled: true, timezone: 'Europe/Berlin' })).toEqual({
      nudges: { enabled: true, timezone: 'Europe/Berlin' },
    });
    expect(() => read({ timezone: 'Berlin' })).toThrow(
      "delivery.reviews.nudges.timezone is 'Berlin'",
    );
  });
});
