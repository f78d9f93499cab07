import { presentVersion } from './version';

const AT = new Date('2026-11-19T12:00:00Z');

describe('presentVersion', () => {
  it.each([
    [
      'who published it',
      { origin: 'api', publishedBy: 'user:default/ada' },
      { origin: 'api', publishedBy: 'user:default/ada' },
    ],
    [
      'the file that it was read from',
      { origin: '/srv/x/a.yaml', publishedBy: '/srv/x/a.yaml' },
      { origin: 'x/a.yaml', publishedBy: undefined },
    ],
    [
      'the file in the folder that is read',
      { origin: '/srv/x', publishedBy: '/srv/x/deep/a.yaml' },
      { origin: 'deep/a.yaml', publishedBy: undefined },
    ],
    [
      'the address',
      { origin: 'https://a.test/b.yaml', publishedBy: 'https://a.test/b.yaml' },
      { origin: 'https://a.test/b.yaml', publishedBy: undefined },
    ],
  ])('says %s', (_what, given, expected) => {
    expect(presentVersion({ version: 3, publishedAt: AT, ...given })).toEqual({
      version: 3,
      publishedAt: '2026-11-19T12:00:00.000Z',
      ...expected,
    });
  });
});
