import { BadDefinitionError } from './BadDefinitionError';

describe('BadDefinitionError', () => {
  it('says where each problem is, as the command line does', () => {
    const { message } = new BadDefinitionError([
      {
        path: 'spec.checks[0].expression',
        message: "there is no fact 'a.b'",
        line: 3,
        column: 7,
      },
      { message: 'it has no scorecard' },
    ]);

    expect(message).toBe(
      "The definition is refused: line 3, column 7: spec.checks[0].expression: there is no fact 'a.b'; it has no scorecard",
    );
  });
});
