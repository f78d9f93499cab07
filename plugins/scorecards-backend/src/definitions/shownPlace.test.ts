import { shownPlace, withShownPlace } from './shownPlace';

describe('where a definition comes from', () => {
  it.each([
    ['/srv/app/scorecards/readiness.yaml', 'scorecards/readiness.yaml'],
    ['/readiness.yaml', 'readiness.yaml'],
    ['api', 'api'],
    ['https://git.acme.test/a/b/c.yaml', 'https://git.acme.test/a/b/c.yaml'],
  ])('of %s is %s', (place, shown) => {
    expect(shownPlace(place)).toBe(shown);
  });

  it('is so within a text, too', () => {
    expect(
      withShownPlace(
        "Cannot be read: ENOENT, open '/srv/app/x/a.yaml'",
        '/srv/app/x/a.yaml',
      ),
    ).toBe("Cannot be read: ENOENT, open 'x/a.yaml'");
  });
});
