import { ConfigReader } from '@backstage/config';
import { readBackfillSettings } from './settings';

const read = (backfill: object, other: object = {}) =>
  readBackfillSettings(new ConfigReader({ delivery: { backfill }, ...other }));

describe('readBackfillSettings', () => {
  it('allows nothing unless said', () => {
    expect(readBackfillSettings(new ConfigReader({}))).toEqual({
      maxBytes: 4 * 1024 ** 3,
      folders: [],
      remotes: [],
    });
  });

  it('tells folders from what is remote', () => {
    expect(
      read({
        allow: ['github.com/acme/*', '/srv/mirrors', 'git.acme.test:8443'],
        directory: '/data/mirrors',
        maxMegabytes: 10,
      }),
    ).toEqual({
      directory: '/data/mirrors',
      maxBytes: 10 * 1024 ** 2,
      folders: ['/srv/mirrors'],
      remotes: ['github.com/acme/*', 'git.acme.test:8443'],
    });
  });

  it('allows all paths for development', () => {
    expect(read({ allowLocalPaths: true }).folders).toEqual(['/']);
  });

  it('keeps mirrors beside what environments keep', () => {
    const environments = { directory: '/data/environments' };
    expect(read({}, { environments }).directory).toBe('/data/delivery');
  });

  it.each([
    [{ allow: ['https://github.com/acme'] }, 'allow[0]'],
    [{ allow: ['a', '../b'] }, 'allow[1]'],
    [{ maxMegabytes: 0 }, 'maxMegabytes must be more than 0'],
  ])('refuses %j', (backfill, message) => {
    expect(() => read(backfill)).toThrow(message);
  });
});
