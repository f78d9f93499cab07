import { ownerHitOf } from './ownerHit';

describe('ownerHitOf', () => {
  it('leads to the answer', () => {
    expect(
      ownerHitOf('pay & collect', 'Who owns “pay & collect”?', '/ownership'),
    ).toMatchObject({
      title: 'Who owns “pay & collect”?',
      location: '/ownership?q=pay%20%26%20collect',
    });
  });

  it.each([
    ['nothing', ''],
    ['more than an address holds', 'x'.repeat(501)],
  ])('is none for %s', (_name, term) => {
    expect(ownerHitOf(term, 'Who owns it?', '/ownership')).toBeUndefined();
  });
});
