import fc from 'fast-check';
import { JsonObject } from '@backstage/types';
import { at, logged, spoilt, tellings } from '../__testUtils__/logged';
import {
  foldLinkCorrections,
  LINK_CORRECTION_TYPE,
} from './foldLinkCorrections';

const INCIDENT = 'incident:portal 1';
const SUBJECT = `link:incident:${INCIDENT}`;
const from = { kind: 'incident', id: INCIDENT };

const said = (clock: string, payload: JsonObject) =>
  logged({
    source: 'portal',
    eventId: `said ${clock}`,
    type: LINK_CORRECTION_TYPE,
    subject: SUBJECT,
    occurredAt: new Date(at(clock)),
    payload: { id: clock, from, reason: 'I saw it', ...payload },
  });

const to = { kind: 'deployment', id: 'deployment:1' };
const ALL = [
  said('10:00:00', { kind: 'isNot', to }),
  said('11:00:00', { kind: 'is', to }),
  said('12:00:00', { kind: 'none' }),
];
const fold = (events: typeof ALL) =>
  foldLinkCorrections({ subject: SUBJECT, events });

describe('foldLinkCorrections', () => {
  it('keeps all that was said, in order', () => {
    const id = '10:00:00';
    const reason = 'I saw it';

    expect(fold([ALL[2], ALL[0], ALL[0]])).toEqual({
      record: [
        { id, at: at(id), kind: 'isNot', from, to, reason },
        { id: '12:00:00', at: at('12:00:00'), kind: 'none', from, reason },
      ],
      leftOut: {},
    });
  });

  it('leaves out what says neither where to nor that there is nothing', () => {
    expect(fold([said('10:00:00', { kind: 'is' })])).toEqual({
      leftOut: { notUnderstood: 1 },
    });
  });

  it('is the same whatever the order and the repetitions', () => {
    fc.assert(
      fc.property(tellings(ALL), ({ once, told }) => {
        expect(JSON.stringify(fold(told))).toBe(JSON.stringify(fold(once)));
      }),
    );
  });

  it('never throws, whatever stands in a payload', () => {
    fc.assert(
      fc.property(spoilt(ALL[0].payload!), payload => {
        const { record, leftOut } = fold([{ ...ALL[0], payload }]);
        expect(record !== undefined || Object.keys(leftOut).length === 1).toBe(
          true,
        );
      }),
    );
  });
});
