import { Tally } from './Tally';

describe('Tally', () => {
  it('counts answers of both sides apart', () => {
    const tally = new Tally();
    tally.add('flakyRecall', 'ours', true);
    tally.add('flakyRecall', 'ours', false);
    tally.add('flakyRecall', 'plain', false);
    expect(tally.toJSON().counts).toEqual({
      flakyRecall: { ours: { hits: 1, of: 2 }, plain: { hits: 0, of: 1 } },
    });
  });

  it('says how far savings were from the true ones, as parts of those', () => {
    const tally = new Tally();
    tally.addSaving('ours', 3, 4);
    tally.addSaving('plain', 4, -4);
    expect(tally.toJSON().errors).toEqual({ ours: [0.25], plain: [2] });
  });

  it('adds up what others have counted', () => {
    const one = new Tally();
    one.add('thinSilent', 'ours', true);
    one.addSaving('ours', 1, 2);
    const sum = new Tally();
    sum.merge(one.toJSON());
    sum.merge(JSON.parse(JSON.stringify(one)));
    expect(sum.toJSON()).toEqual({
      counts: {
        thinSilent: { ours: { hits: 2, of: 2 }, plain: { hits: 0, of: 0 } },
      },
      errors: { ours: [0.5, 0.5], plain: [] },
    });
  });
});
