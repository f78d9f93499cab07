import { WaiverRequest } from '@groundwork/backstage-plugin-scorecards-common';
import { checkRequest, checkText } from './checkRequest';

const NOW = new Date('2026-11-20T12:00:00.000Z');

const request = (given: Partial<WaiverRequest> = {}): WaiverRequest => ({
  entityRef: 'component:default/orders',
  scorecardId: 'readiness',
  checkId: 'tests',
  reason: 'The test environment is being moved',
  expiresAt: '2027-01-01',
  ...given,
});

describe('checkRequest', () => {
  it.each([
    ['2027-01-01', '2027-01-01T23:59:59.999Z'],
    ['2026-11-20', '2026-11-20T23:59:59.999Z'],
    // The day on which 180 days are over: no longer than that
    ['2027-05-19', '2027-05-19T12:00:00.000Z'],
    ['2027-01-01T09:30:00Z', '2027-01-01T09:30:00.000Z'],
    ['2027-01-01T09:30:00+02:00', '2027-01-01T07:30:00.000Z'],
    // Exactly 180 days
    ['2027-05-19T12:00:00Z', '2027-05-19T12:00:00.000Z'],
  ])('takes %s for %s', (expiresAt, time) => {
    expect(checkRequest(request({ expiresAt }), NOW)).toEqual({
      reason: 'The test environment is being moved',
      expiresAt: new Date(time),
    });
  });

  it('takes a reason of ten characters, without the blanks around it', () => {
    expect(
      checkRequest(request({ reason: '  0123456789\n' }), NOW).reason,
    ).toBe('0123456789');
  });

  it.each<[string, Partial<WaiverRequest>, string]>([
    [
      'a reason that says nothing',
      { reason: ' later    ' },
      "'reason' has 5 characters; say in at least 10",
    ],
    [
      'a long reason',
      { reason: 'x'.repeat(2001) },
      "'reason' has 2001 characters; at most 2000 are kept",
    ],
    [
      'what cannot be stored',
      { reason: 'ten characters\0' },
      "'reason' holds characters that cannot be stored",
    ],
    [
      'half of a character',
      { reason: 'ten characters\ud800' },
      "'reason' holds characters that cannot be stored",
    ],
    [
      'what is no time',
      { expiresAt: 'tomorrow' },
      "'expiresAt' is 'tomorrow'; it must be a time in ISO 8601",
    ],
    [
      'a day that there is not',
      { expiresAt: '2027-02-30' },
      "'expiresAt' is '2027-02-30'; it must be a time",
    ],
    [
      'a time without a day',
      { expiresAt: '12:00' },
      "'expiresAt' is '12:00'; it must be a time",
    ],
    ['now', { expiresAt: '2026-11-20T12:00:00Z' }, 'it must be in the future'],
    ['yesterday', { expiresAt: '2026-11-19' }, 'it must be in the future'],
    [
      'the day after 180 days',
      { expiresAt: '2027-05-20' },
      'at most 180 days, so until 19 May 2027, 12:00 UTC',
    ],
    [
      'more than 180 days',
      { expiresAt: '2027-05-19T12:00:01Z' },
      'at most 180 days, so until 19 May 2027, 12:00 UTC',
    ],
  ])('refuses %s', (_, given, message) => {
    expect(() => checkRequest(request(given), NOW)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });
});

describe('checkText', () => {
  it('leaves texts as they are', () => {
    expect(checkText('Grüße 👋', 'comment')).toBe('Grüße 👋');
  });
});
