import { InputError } from '@backstage/errors';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';

/** A definition that cannot be published, and everything that is wrong with it. */
export class BadDefinitionError extends InputError {
  readonly problems: readonly DefinitionProblem[];

  constructor(problems: readonly DefinitionProblem[]) {
    super(
      `The definition is refused: ${problems
        .map(({ message, path, line, column }) =>
          [
            ...(line === undefined
              ? []
              : [`line ${line}, column ${column ?? 1}:`]),
            ...(path === undefined ? [] : [`${path}:`]),
            message,
          ].join(' '),
        )
        .join('; ')}`,
    );
    this.problems = problems;
  }
}
