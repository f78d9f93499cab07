import { JsonObject, JsonValue } from '@backstage/types';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import {
  DocumentPath,
  fromPointer,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import { isReferencePath, referencesIn } from '../../engine/domain/references';
import { PathProblem } from '../problems';

const ENVIRONMENT = ['id', 'name', 'owner', 'component', 'stage'];
const SOURCE = ['repository', 'ref', 'commit', 'version'];

/** Finds `${{ … }}` that stand for nothing. */
export function checkReferences(
  definition: BlueprintDefinition,
): PathProblem[] {
  return [
    ...definition.resources.flatMap((resource, index) =>
      checkValue(
        resource.spec,
        ['spec', 'resources', index, 'spec'],
        definition,
        resource.name,
      ),
    ),
    ...checkValue(definition.outputs, ['spec', 'outputs'], definition),
  ];
}

function checkValue(
  value: JsonObject,
  at: DocumentPath,
  definition: BlueprintDefinition,
  self?: string,
): PathProblem[] {
  const misplaced = keysWithReferences(value, at);
  const open = openEnded(value, at);
  const unresolved = referencesIn(value).flatMap(({ path, at: pointer }) => {
    const message = describe(path, definition, self);
    return message === undefined
      ? []
      : [
          {
            path: [...at, ...fromPointer(pointer, value)],
            message: `\${{ ${path} }} ${message}`,
          },
        ];
  });
  return [...misplaced, ...open, ...unresolved];
}

/** @returns what is wrong with a reference; undefined if it stands for something */
function describe(
  path: string,
  { inputs, resources }: BlueprintDefinition,
  self: string | undefined,
): string | undefined {
  if (!isReferencePath(path)) {
    return 'is no reference; write names with dots between them, as in inputs.size';
  }
  const [root, name, ...rest] = path.split('.');
  switch (root) {
    case 'inputs':
      return describeInput(inputs, name);
    case 'environment':
      return describeField(name, rest, ENVIRONMENT);
    case 'source':
      return describeField(name, rest, SOURCE);
    case 'resources':
      if (name === self) {
        return 'refers to the resource that it stands in';
      }
      if (!resources.some(it => it.name === name)) {
        return `names no resource; there are ${resources
          .map(it => it.name)
          .join(', ')}`;
      }
      return rest.length === 0
        ? `names no output; write resources.${name}.<output>`
        : undefined;
    default:
      return 'begins with none of inputs, environment, source and resources';
  }
}

function describeInput(schema: JsonObject, name: string): string | undefined {
  const properties = asObject(schema.properties);
  if (!Object.hasOwn(properties, name)) {
    const known = Object.keys(properties).join(', ');
    return `names no input; ${
      known ? `spec.inputs.properties has ${known}` : 'there are none'
    }`;
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  return required.includes(name) || 'default' in asObject(properties[name])
    ? undefined
    : `may stand for nothing: give the input a default, or list it under required`;
}

function describeField(
  name: string,
  rest: readonly string[],
  known: readonly string[],
): string | undefined {
  return known.includes(name) && rest.length === 0
    ? undefined
    : `stands for nothing; there are ${known.join(', ')}`;
}

/** References are for values: a key that depends on an input is no key. */
function keysWithReferences(value: JsonValue, at: DocumentPath): PathProblem[] {
  return walk(value, at, (it, path) =>
    typeof it === 'object' && it !== null && !Array.isArray(it)
      ? Object.keys(it)
          .filter(key => key.includes('${{'))
          .map(key => ({
            path: [...path, key],
            atKey: true,
            message: 'has a reference in its name; only values can have some',
          }))
      : [],
  );
}

function openEnded(value: JsonValue, at: DocumentPath): PathProblem[] {
  return walk(value, at, (it, path) =>
    typeof it === 'string' &&
    it.split('${{').length - 1 > referencesIn(it).length
      ? [{ path, message: 'has a ${{ without its }}' }]
      : [],
  );
}

function walk(
  value: JsonValue | undefined,
  path: DocumentPath,
  look: (value: JsonValue, path: DocumentPath) => PathProblem[],
): PathProblem[] {
  if (value === undefined) {
    return [];
  }
  const inner = Array.isArray(value)
    ? value.flatMap((it, index) => walk(it, [...path, index], look))
    : Object.entries(asObject(value)).flatMap(([key, it]) =>
        walk(it, [...path, key], look),
      );
  return [...look(value, path), ...inner];
}

function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : {};
}
