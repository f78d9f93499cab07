import { readinessOfAll } from './readiness';

describe('readinessOfAll', () => {
  it('counts, and says so', () => {
    expect(
      readinessOfAll(['ships', 'piles-up', 'unclear', 'piles-up']),
    ).toEqual({
      ships: 1,
      pilesUp: 2,
      unclear: 1,
      text: 'Of 4 teams, 1 would ship more generated code, in 2 it would pile up, and of 1 too little is measured to say.',
    });
  });

  it('says none, not 0', () => {
    expect(readinessOfAll(['piles-up', 'unclear']).text).toBe(
      'Of 2 teams, none would ship more generated code, in 1 it would pile up, and of 1 too little is measured to say.',
    );
  });

  it('says that nothing is known rather than that nobody ships', () => {
    expect(readinessOfAll(['unclear', 'unclear']).text).toBe(
      'Of none of 2 teams enough is measured to say whether more generated code would be shipped or pile up.',
    );
    expect(readinessOfAll([]).text).toBe(
      'There is no team of which this could be said.',
    );
  });
});
