import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readMaturityConfig } from './config';

const read = (maturity: JsonObject) =>
  readMaturityConfig(mockServices.rootConfig({ data: { maturity } }), '/srv');

describe('readMaturityConfig', () => {
  it('needs nothing', () => {
    expect(read({})).toEqual({
      compareTeams: false,
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 15 } },
      retention: { days: { months: 25 }, removeAfter: { days: 7 } },
    });
  });

  it('takes all there is', () => {
    expect(
      read({
        model: { location: { target: './models/ours.yaml' } },
        owner: 'guild',
        compareTeams: true,
        schedule: {
          frequency: { minutes: 1 },
          timeout: 'PT1M',
          initialDelay: { seconds: 3 },
        },
        retention: { days: { years: 3 }, removeAfter: { days: 1 } },
      }),
    ).toEqual({
      location: { type: 'file', target: '/srv/models/ours.yaml' },
      owner: 'group:default/guild',
      compareTeams: true,
      schedule: {
        frequency: { minutes: 1 },
        timeout: { minutes: 1 },
        initialDelay: { seconds: 3 },
      },
      retention: { days: { years: 3 }, removeAfter: { days: 1 } },
    });
  });

  it('leaves URLs as they are', () => {
    const target = 'https://github.com/acme/platform/blob/main/model.yaml';

    expect(
      read({ model: { location: { type: 'url', target } } }).location,
    ).toEqual({ type: 'url', target });
  });

  it.each([
    [
      { model: { location: { type: 'git', target: 'x' } } },
      "maturity.model.location.type is 'git'; it is file or url",
    ],
    [{ model: { location: {} } }, 'maturity.model.location.target'],
    [
      { model: { location: { type: 'url', target: 'models/ours.yaml' } } },
      'maturity.model.location.target has to be a URL such as https://',
    ],
    [
      {
        model: {
          location: {
            type: 'url',
            target: 'https://me:secret@git.test/m.yaml',
          },
        },
      },
      'maturity.model.location.target must not contain credentials; put them under integrations',
    ],
    [{ owner: 'api:x' }, "maturity.owner is 'api:x'; it must be the ref of"],
    [{ owner: 'group:' }, "maturity.owner is 'group:'; it must be the ref of"],
    [
      { schedule: { frequency: { milliseconds: 1 } } },
      'maturity.schedule.frequency is too short; it is at least 1000 ms',
    ],
    [
      { retention: { days: { hours: 1 } } },
      'maturity.retention.days is too short',
    ],
  ])('refuses %j', (given, problem) => {
    expect(() => read(given)).toThrow(problem);
    expect(() => read(given)).not.toThrow(/secret/);
  });
});
