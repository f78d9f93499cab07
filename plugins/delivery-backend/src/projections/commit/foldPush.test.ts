import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import { iso, repository } from '../__testUtils__/pullRequests';
import { foldPush } from './foldPush';

const [A, B, C] = ['a1', 'b2', 'c3'].map(it => it.repeat(20));
const SUBJECT = `push:github.com/acme/orders@${C}`;

// A shape as in https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
const push = (over: JsonObject = {}, clock = '10:00:00') =>
  logged({
    source: 'github',
    eventId: JSON.stringify([over, clock]),
    type: 'github.push',
    subject: SUBJECT,
    occurredAt: new Date(at(clock)),
    payload: {
      ref: 'refs/heads/main',
      repository,
      before: A,
      after: C,
      created: false,
      deleted: false,
      forced: false,
      commits: [
        { id: B, timestamp: iso('09:00:00') },
        { id: C, timestamp: iso('09:30:00') },
      ],
      ...over,
    },
  });
const fold = (...events: ReturnType<typeof push>[]) =>
  foldPush({ subject: SUBJECT, events });
const parents = (...events: ReturnType<typeof push>[]) =>
  fold(...events).record?.map(it => it.parents);

describe('foldPush', () => {
  it('has each commit follow the one before, and the first what was there', () => {
    expect(fold(push())).toEqual({
      record: [
        {
          repository: 'github.com/acme/orders',
          sha: B,
          parents: [A],
          committedAt: at('09:00:00'),
        },
        {
          repository: 'github.com/acme/orders',
          sha: C,
          parents: [B],
          committedAt: at('09:30:00'),
        },
      ],
      leftOut: {},
    });
  });

  it.each([
    ['new', { created: true, before: '0'.repeat(40) }],
    ['rewritten', { forced: true }],
  ])('does not know what the first one follows on a %s branch', (_, over) => {
    expect(parents(push(over))).toEqual([undefined, [B]]);
  });

  it('puts together what comes to several branches', () => {
    const other = push(
      { ref: 'refs/heads/x', commits: [{ id: C }] },
      '11:00:00',
    );

    expect(parents(push(), other)).toEqual([[A], [B, A]]);
    expect(parents(push({ commits: [] }))).toBeUndefined();
  });

  it('is the same whatever the order and the repetitions', () => {
    const all = [push(), push({ forced: true }), push({ before: B })];
    fc.assert(
      fc.property(tellings(all), ({ once, told }) => {
        expect(JSON.stringify(fold(...told))).toBe(
          JSON.stringify(fold(...once)),
        );
      }),
    );
  });

  it('never throws, whatever stands in a payload', () => {
    fc.assert(
      fc.property(spoilt(push().payload!), payload => {
        expect(() => fold({ ...push(), payload })).not.toThrow();
      }),
    );
  });
});
