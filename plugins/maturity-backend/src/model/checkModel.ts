import { parseFilterPredicate } from '@backstage/filter-predicates';
import { InputError } from '@backstage/errors';
import type {
  DocumentPath,
  DocumentPlaces,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';
import { checkThresholds } from './checkThresholds';
import type { ModelDocument } from './document';
import { formatPath, type PathProblem } from './problems';
import { LEVELS } from './schema';

/** Something that has a name, and where the name stands. */
type Named = readonly [name: string, path: DocumentPath];

/** Finds what a schema cannot: parts of a model that are missing or contradict others. */
export function checkModel(
  document: ModelDocument,
  places: DocumentPlaces,
): PathProblem[] {
  const { levels, capabilities, filter } = document.spec;
  return [
    ...checkFilter(filter),
    ...findTwice(
      levels.map(({ name }, index) => [
        name.toLowerCase(),
        ['spec', 'levels', index, 'name'],
      ]),
      places,
    ),
    ...findTwice(
      capabilities.map(({ capability }, index) => [
        capability,
        ['spec', 'capabilities', index, 'capability'],
      ]),
      places,
    ),
    ...findMissing(document),
    ...findTwice(idsOf(document), places),
    ...capabilities.flatMap(({ checks }, index) => {
      const path = ['spec', 'capabilities', index, 'checks'];
      return [
        ...findBareLevels(document, index),
        ...checkThresholds(checks, path, places),
      ];
    }),
  ];
}

function checkFilter(filter: unknown): PathProblem[] {
  try {
    parseFilterPredicate(filter);
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return [
        {
          path: ['spec', 'filter'],
          message: `is not a filter such as { kind: group, spec.type: team }: ${error.message}`,
        },
      ];
    }
    throw error;
  }
}

function findMissing({ spec }: ModelDocument): PathProblem[] {
  const there = new Set(spec.capabilities.map(it => it.capability));
  return CAPABILITIES.filter(capability => !there.has(capability)).map(
    capability => ({
      path: ['spec', 'capabilities'],
      message: `lacks the capability '${capability}'; a model has all six`,
    }),
  );
}

/** Levels that nobody can be told to have reached, since no check is at them. */
function findBareLevels({ spec }: ModelDocument, index: number): PathProblem[] {
  const { capability, checks } = spec.capabilities[index];
  const withCheck = new Set(checks.map(({ level }) => level));
  return Array.from({ length: LEVELS }, (_, below) => below + 1)
    .filter(level => !withCheck.has(level))
    .map(level => ({
      path: ['spec', 'capabilities', index, 'checks'],
      message: `has no check at level ${level}, ${
        spec.levels[level - 1].name
      }; '${capability}' needs at least one at each level`,
    }));
}

/** Checks and practices are found by their ids, and questions in the same way. */
function idsOf({ spec }: ModelDocument): Named[] {
  const { capabilities, practices = [], questions = [] } = spec;
  return [
    ...capabilities.flatMap(({ checks }, index) =>
      checks.map(
        ({ id }, position): Named => [
          id,
          ['spec', 'capabilities', index, 'checks', position, 'id'],
        ],
      ),
    ),
    ...practices.map(
      ({ id }, index): Named => [id, ['spec', 'practices', index, 'id']],
    ),
    ...questions.map(
      ({ id }, index): Named => [id, ['spec', 'questions', index, 'id']],
    ),
  ];
}

function findTwice(
  names: readonly Named[],
  places: DocumentPlaces,
): PathProblem[] {
  const first = new Map<string, DocumentPath>();
  return names.flatMap(([name, path]): PathProblem[] => {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, path);
      return [];
    }
    const { line } = places.locateValue(earlier);
    return [
      {
        path,
        message: `is '${name}', as in line ${line} (${formatPath(
          earlier,
        )}); it has to be unique in the model`,
      },
    ];
  });
}
