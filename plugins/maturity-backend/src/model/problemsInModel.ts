import type { MaturityModel } from '@groundwork/backstage-plugin-maturity-common';
import type { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';

const CHECK_PATH = /^spec\.checks\[(\d+)\](.*)$/;

/**
 * Says where in a model stands what the engine of scorecards refuses: people edit the
 * model, and never see the lines of the scorecard that it is written as.
 *
 * @param part - which scorecard was refused
 */
export function problemsInModel(
  model: Pick<MaturityModel, 'capabilities' | 'practices'>,
  part: 'levels' | 'practices',
  problems: readonly DefinitionProblem[],
): DefinitionProblem[] {
  const places =
    part === 'levels'
      ? model.capabilities.flatMap(({ capability, checks }) =>
          checks.map(
            ({ id }) => `spec.capabilities['${capability}'].checks['${id}']`,
          ),
        )
      : model.practices.map(({ id }) => `spec.practices['${id}']`);
  return problems.map(({ message, path = '' }) => {
    const [, index, rest = ''] = CHECK_PATH.exec(path) ?? [];
    const place = index === undefined ? undefined : places[Number(index)];
    const placed = place === undefined ? path : `${place}${rest}`;
    return { message, ...(placed && { path: placed }) };
  });
}
