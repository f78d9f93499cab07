import { sixCapabilities } from '../__testUtils__/levels';
import { countFrom, mostTelling } from './levels';

describe('mostTelling', () => {
  const six = sixCapabilities({ 'code-review': 3, ownership: 1 });
  const names = (constraint?: Parameters<typeof mostTelling>[1]) =>
    mostTelling(six, constraint).map(({ capability }) => capability);

  it('is what holds the team up, then where it is lowest', () => {
    expect(names('code-review')).toEqual(['code-review', 'ownership']);
  });

  it('is where it is lowest when nothing is named; unmeasured comes last', () => {
    expect(names()).toEqual(['ownership', 'self-service-deployment']);
  });
});

it('counts the teams at a level and above', () => {
  expect([0, 2, 4, 5].map(level => countFrom([1, 0, 3, 2, 0], level))).toEqual([
    6, 5, 0, 0,
  ]);
});
