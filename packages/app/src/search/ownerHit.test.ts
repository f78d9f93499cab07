import { SearchHit } from './hits';
import { isOwnerMeant, ownerHitOf } from './ownerHit';

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

describe('isOwnerMeant', () => {
  const hit = (title: string): SearchHit => ({
    id: title,
    title,
    about: '',
    kind: 'component',
    location: '/',
    isExternal: false,
  });
  const payouts = [hit('Payouts')];

  it.each([
    'hooks.pay.acme.test',
    'https://pay.acme.test',
    'arn:aws:s3:::acme-invoices',
    'payments-7d9f8c6b5-x2k4p',
    '#payments-incidents',
  ])('is so for %s', term => {
    expect(isOwnerMeant(term, payouts)).toBe(true);
  });

  it.each(['pay', 'checkout web', 'payment-webhooks'])(
    'is not so for %s, a name',
    term => {
      expect(isOwnerMeant(term, payouts)).toBe(false);
    },
  );

  it('is not so for what is called just that', () => {
    expect(isOwnerMeant('acme.test', [hit('Acme.test')])).toBe(false);
  });

  it('is so when nothing was found', () => {
    expect(isOwnerMeant('xyzzy', [])).toBe(true);
  });
});
