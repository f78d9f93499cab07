import { StageSpan } from '../types';
import { placeSpans } from './places';

const span = (
  component: string,
  stage: StageSpan['stage'],
  start: number,
  end?: number,
  kind: StageSpan['kind'] = 'queue',
): StageSpan => ({
  item: 'change:a#1',
  stage,
  kind,
  start,
  end,
  component,
  cohort: 'undeclared',
});

const placesOf = (spans: readonly StageSpan[]) =>
  placeSpans(spans).map(it => it.place);

describe('placeSpans', () => {
  it('lets the longest count, with all of its time', () => {
    expect(
      placesOf([
        span('a', 'deploy', 0, 10),
        span('a', 'deploy', 10, 12, 'touch'),
        span('b', 'deploy', 0, 11),
        span('c', 'deploy', 0, 30),
      ]),
    ).toEqual([1, 1, 2, 0]);
  });

  it('takes what lasts still for longer than what is over', () => {
    expect(
      placesOf([span('a', 'deploy', 0, 100), span('b', 'deploy', 0)]),
    ).toEqual([1, 0]);
  });

  it('takes the first by name of those that are alike', () => {
    expect(
      placesOf([span('b', 'review', 0, 10), span('a', 'review', 0, 10)]),
    ).toEqual([1, 0]);
  });

  it('lets each item and stage have its own', () => {
    expect(
      placesOf([
        span('a', 'review', 0, 10),
        span('b', 'deploy', 10, 20),
        { ...span('b', 'review', 0, 5), item: 'change:a#2' },
      ]),
    ).toEqual([0, 0, 0]);
  });
});
