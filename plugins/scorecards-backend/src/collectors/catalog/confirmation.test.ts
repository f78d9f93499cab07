import fc from 'fast-check';
import { entity } from './__testUtils__/entity';
import { confirmationOf } from './confirmation';

const NOW = new Date('2026-11-21T09:30:00Z');

const read = (text: string) =>
  confirmationOf(
    entity({ annotations: { 'groundwork.dev/ownership-confirmed-at': text } }),
    NOW,
  );

describe('confirmationOf', () => {
  it.each(['', '  '])('finds none in %j', text => {
    expect(read(text)).toEqual({ status: 'none' });
    expect(confirmationOf(entity({}), NOW)).toEqual({ status: 'none' });
  });

  it.each([
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    [' 2026-11-20 ', '2026-11-20T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T10:15+01:00', '2026-11-21T09:15:00.000Z'],
    ['2026-11-20T23:00:00.25-02:30', '2026-11-21T01:30:00.250Z'],
  ])('reads %j', (text, at) => {
    expect(read(text)).toEqual({ status: 'confirmed', at });
  });

  it.each([
    'yesterday',
    '21.11.2026',
    '2026-11',
    '2026-02-29',
    '2026-13-01',
    '2026-11-20T25:00:00Z',
    // Nobody knows which moment that is
    '2026-11-20T09:30:00',
    '20261120',
    '2026-W47',
    '1763631000',
  ])('says of %j what would be right', text => {
    expect(read(text)).toEqual({
      status: 'unusable',
      reason: `groundwork.dev/ownership-confirmed-at is '${text}'; it must be a date such as 2026-11-21, or a time with its zone such as 2026-11-21T09:30:00Z`,
    });
  });

  it.each(['2026-11-21T09:36:00Z', '2026-11-23', '2027-01-01'])(
    'does not believe %j, which is in the future',
    text => {
      expect(read(text)).toEqual({
        status: 'unusable',
        reason: `groundwork.dev/ownership-confirmed-at is '${text}', which is in the future; it must be when the owner last confirmed it`,
      });
    },
  );

  it('believes the day that it is elsewhere, and a clock that is a little ahead', () => {
    // In Auckland the 22nd begins at 11:00 UTC on the 21st, on Kiritimati at 10:00
    const text = '2026-11-22';
    const annotations = { 'groundwork.dev/ownership-confirmed-at': text };
    const at = (now: string) =>
      confirmationOf(entity({ annotations }), new Date(now)).status;

    expect(at('2026-11-21T09:59:59Z')).toBe('unusable');
    expect(at('2026-11-21T10:00:00Z')).toBe('confirmed');
    expect(read('2026-11-21T09:34:59Z').status).toBe('confirmed');
  });

  it('shows the beginning of what is very long', () => {
    const confirmation = read('x'.repeat(100_000));

    expect(JSON.stringify(confirmation).length).toBeLessThan(400);
  });

  it('reads again what it has read', () => {
    const past = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: NOW,
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(past, date => {
        const at = date.toISOString();
        expect(read(at)).toEqual({ status: 'confirmed', at });
      }),
    );
  });
});
