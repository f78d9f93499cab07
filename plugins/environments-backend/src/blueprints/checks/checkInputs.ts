import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { isError } from '@backstage/errors';
import { fromPointer } from '@groundwork/backstage-plugin-groundwork-node/yaml';
import { compileInputs, InputReader } from '../inputs';
import { PathProblem } from '../problems';

const AT = ['spec', 'inputs'];

/** Finds what is wrong with the schema of inputs. */
export function checkInputs({
  inputs,
}: Pick<BlueprintDefinition, 'inputs'>): PathProblem[] {
  if (inputs.type !== 'object') {
    return [
      {
        path: [...AT, 'type'],
        message: "must be 'object': inputs are asked by name",
      },
    ];
  }
  let read: InputReader;
  try {
    read = compileInputs(inputs);
  } catch (error) {
    const message = isError(error) ? error.message : String(error);
    return [{ path: AT, message: `is no JSON Schema of draft 7: ${message}` }];
  }
  const defaults = read({});
  if (defaults.ok) {
    return [];
  }
  // That something has to be given is not wrong; that a default may not be is.
  return defaults.problems
    .filter(({ path }) => path !== '')
    .map(({ path, message }) => ({
      path: [
        ...AT,
        'properties',
        ...fromPointer(path, {}).slice(0, 1),
        'default',
      ],
      message: `does not fit its own schema: ${message}`,
    }));
}
