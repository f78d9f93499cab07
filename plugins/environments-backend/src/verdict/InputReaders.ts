import { JsonObject } from '@backstage/types';
import { VerdictReason } from '@groundwork/backstage-plugin-environments-common';
import { compileInputs, InputReader } from '../blueprints/inputs';
import { StoredBlueprint } from '../blueprints/types';

/** Compiled schemas remembered; the least recently added goes first. */
const REMEMBERED = 200;

/** Reads what somebody gives for a version of a blueprint. */
export class InputReaders {
  readonly #readers = new Map<string, InputReader>();

  read(
    blueprint: StoredBlueprint,
    given: JsonObject,
  ): { inputs: JsonObject; reasons: VerdictReason[] } {
    const read = this.#readerOf(blueprint)(given);
    if (read.ok) {
      return { inputs: read.inputs, reasons: [] };
    }
    const message = read.problems
      .map(it => `${it.path.slice(1) || 'inputs'} ${it.message}`)
      .join('; ');
    return {
      inputs: given,
      reasons: [{ code: 'inputs', message, problems: read.problems }],
    };
  }

  #readerOf({ definition, version }: StoredBlueprint): InputReader {
    const key = `${definition.id}@${version}`;
    let reader = this.#readers.get(key);
    if (!reader) {
      reader = compileInputs(definition.inputs);
      this.#readers.set(key, reader);
      const [oldest] = this.#readers.keys();
      if (this.#readers.size > REMEMBERED) {
        this.#readers.delete(oldest);
      }
    }
    return reader;
  }
}
