import {
  createExpressionCompiler,
  loadScorecards,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { parsed, smallModel, yamlOf } from './__testUtils__/smallModel';
import { compileScorecards } from './compileScorecards';
import { problemsInModel } from './problemsInModel';

const compiler = createExpressionCompiler(
  ['team.ciShare', 'team.templateShare'].map(id => ({
    id,
    type: 'double',
    description: id,
    freshnessMs: 1,
  })),
);

describe('problemsInModel', () => {
  const written = smallModel();
  // The file has them in another order than the scorecard
  written.spec.capabilities.reverse();
  written.spec.capabilities[4].checks[1].expression = 'team.ciShar >= 0.2';
  written.spec.practices[0].expression = 'team.templateShare';
  const model = parsed(yamlOf(written));
  const { levels, practices = '' } = compileScorecards(model);
  const refusedOf = (yaml: string) =>
    loadScorecards(yaml, { location: 'test', compiler }).problems;

  it('names the check of a capability', () => {
    expect(problemsInModel(model, 'levels', refusedOf(levels))).toEqual([
      {
        path: "spec.capabilities['test-feedback'].checks['test-feedback-2'].expression",
        message: "there is no fact 'team.ciShar'; did you mean team.ciShare?",
      },
    ]);
  });

  it('names the practice', () => {
    expect(problemsInModel(model, 'practices', refusedOf(practices))).toEqual([
      {
        path: "spec.practices['golden-path'].expression",
        message: expect.stringContaining('must be true or false'),
      },
    ]);
  });

  it('leaves alone what is about no check', () => {
    expect(
      problemsInModel(model, 'levels', [
        { message: 'is taken', path: 'metadata.name', line: 3, column: 1 },
        { message: 'is wrong' },
      ]),
    ).toEqual([
      { message: 'is taken', path: 'metadata.name' },
      { message: 'is wrong' },
    ]);
  });
});
