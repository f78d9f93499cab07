import { first, passage, THREE } from '../__testUtils__/passages';
import { slowestMedian } from './slowestMedian';

describe('slowestMedian', () => {
  it('is of what has left: 7 h of review, 1 h of deployment', () => {
    const spans = [...THREE, ...passage('d', 'test', [0])];
    expect(slowestMedian(spans, first(24))).toBe('review');
  });

  it('is none if nothing has left', () => {
    expect(slowestMedian(THREE, first(1))).toBeUndefined();
  });
});
