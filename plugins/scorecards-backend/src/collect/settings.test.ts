import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readCollectorSettings } from './settings';

const read = (collectors?: JsonObject) =>
  readCollectorSettings(
    mockServices.rootConfig({
      data: collectors ? { scorecards: { collectors } } : {},
    }),
    [{ id: 'catalog' }, { id: 'repo', frequency: { hours: 1 } }],
  );

describe('readCollectorSettings', () => {
  it('leaves collectors as they are unless told otherwise', () => {
    expect(Object.fromEntries(read())).toEqual({
      catalog: { enabled: true, frequency: undefined, timeoutMs: 900_000 },
      repo: { enabled: true, frequency: { hours: 1 }, timeoutMs: 900_000 },
    });
  });

  it('does as it is told', () => {
    const settings = read({
      catalog: { enabled: false },
      repo: { frequency: { minutes: 10 }, timeout: '5m' },
    });

    expect(Object.fromEntries(settings)).toEqual({
      catalog: { enabled: false, frequency: undefined, timeoutMs: 900_000 },
      repo: { enabled: true, frequency: { minutes: 10 }, timeoutMs: 300_000 },
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'a collector that is not there',
      { repos: { enabled: true } },
      "scorecards.collectors.repos: there is no collector 'repos'; there are catalog, repo",
    ],
    [
      'a time that is too short',
      { repo: { frequency: { milliseconds: 10 } } },
      'scorecards.collectors.repo.frequency is too short; it is at least 1000 ms',
    ],
  ])('refuses %s', (_, config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
