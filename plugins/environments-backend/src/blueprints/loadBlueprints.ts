import {
  BlueprintDefinition,
  BlueprintProblem,
} from '@groundwork/backstage-plugin-environments-common';
import {
  DocumentPlaces,
  readYaml,
  toPointer,
  YamlDocument,
  YamlProblem,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import { Drivers } from '../engine/Drivers';
import { checkInputs } from './checks/checkInputs';
import { checkPolicy } from './checks/checkPolicy';
import { checkReferences } from './checks/checkReferences';
import { checkResources } from './checks/checkResources';
import { TEXT_LIMITS } from './limits';
import { normalise } from './normalise';
import { PathProblem } from './problems';
import { validateDocument } from './validateDocument';

/** Problems that are listed; whoever mends these sees the rest. */
const MAX_PROBLEMS = 50;

/** A blueprint of a YAML text. */
export interface LoadedBlueprint {
  /** The document as it is written. */
  yaml: string;
  definition: BlueprintDefinition;
}

/** A document of a YAML text that is no blueprint. */
export interface RefusedBlueprint {
  /** The name, if it has one. */
  id?: string;
  problems: BlueprintProblem[];
}

/** What a YAML text holds. */
export interface LoadedBlueprints {
  blueprints: LoadedBlueprint[];
  refused: RefusedBlueprint[];
}

/**
 * Reads the blueprints of a YAML text. One that is refused does not stop the
 * others. Throws for no text, as anyone may have written it.
 */
export function loadBlueprints(
  text: string,
  drivers: Drivers,
): LoadedBlueprints {
  const yaml = readYaml(text, TEXT_LIMITS);
  if (!yaml.ok) {
    const problems = [withPointer(yaml.problem)];
    return { blueprints: [], refused: [{ problems }] };
  }
  if (yaml.documents.length === 0) {
    const problem = {
      path: '',
      message: 'has no blueprint',
      line: 1,
      column: 1,
    };
    return { blueprints: [], refused: [{ problems: [problem] }] };
  }
  const loaded: LoadedBlueprints = { blueprints: [], refused: [] };
  const names = new Set<string>();
  for (const document of yaml.documents) {
    const id = nameOf(document.value);
    const outcome = loadDocument(document, drivers, names);
    if ('definition' in outcome) {
      loaded.blueprints.push({ ...outcome, yaml: document.text });
    } else {
      loaded.refused.push({ id, problems: limited(outcome.problems) });
    }
    if (id !== undefined) {
      names.add(id);
    }
  }
  return loaded;
}

function loadDocument(
  { value, problems, places }: YamlDocument,
  drivers: Drivers,
  names: ReadonlySet<string>,
): { definition: BlueprintDefinition } | { problems: BlueprintProblem[] } {
  if (problems.length > 0) {
    return { problems: problems.map(withPointer) };
  }
  const validated = validateDocument(value);
  if (!validated.ok) {
    return { problems: locate(validated.problems, places) };
  }
  const { definition, problems: wrongRefs } = normalise(validated.document);
  const found = [
    ...wrongRefs,
    ...(names.has(definition.id)
      ? [
          {
            path: ['metadata', 'name'],
            message: 'is that of a blueprint further up',
          },
        ]
      : []),
    ...checkInputs(definition),
    ...checkResources(definition, drivers),
    ...checkReferences(definition),
    ...checkPolicy(definition),
  ];
  return found.length > 0
    ? { problems: locate(found, places) }
    : { definition };
}

function locate(
  problems: readonly PathProblem[],
  places: DocumentPlaces,
): BlueprintProblem[] {
  return problems.map(({ path, message, atKey }) => ({
    path: toPointer(path),
    message,
    ...(atKey ? places.locateKey(path) : places.locateValue(path)),
  }));
}

function withPointer(problem: YamlProblem): BlueprintProblem {
  return { ...problem, path: toPointer(problem.path) };
}

function limited(problems: readonly BlueprintProblem[]): BlueprintProblem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const untold = sorted.length - MAX_PROBLEMS;
  return untold > 0
    ? [
        ...sorted.slice(0, MAX_PROBLEMS),
        {
          ...sorted[MAX_PROBLEMS],
          message: `and ${untold} more problems`,
        },
      ]
    : sorted;
}

/** The name of a document, whatever else is wrong with it. */
function nameOf(value: unknown): string | undefined {
  const metadata = (value as { metadata?: unknown } | null)?.metadata;
  const name = (metadata as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}
