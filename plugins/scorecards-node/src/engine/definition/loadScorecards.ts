import type {
  DocumentPlaces,
  TextPosition,
} from '@groundwork/backstage-plugin-groundwork-node/yaml';
import type {
  DefinitionProblem,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { compileDefinition } from '../evaluation/compileScorecard';
import { type FixtureRun, runFixtures } from '../fixtures/runFixtures';
import type { CompiledScorecard, ExpressionCompiler } from '../types';
import type { ScorecardDocument } from './document';
import { hashDefinition } from './hashDefinition';
import { MAX_PROBLEMS } from './limits';
import { normalise } from './normalise';
import { formatPath, type PathProblem } from './path';
import { readYaml, type YamlDocument } from './readYaml';
import { validateDocument } from './validateDocument';

/**
 * How a test that a scorecard carries came out.
 *
 * @public
 */
export interface FixtureOutcome {
  name: string;
  /** Empty when it came out as it says. */
  problems: DefinitionProblem[];
}

/**
 * A scorecard of a YAML text, ready to be evaluated.
 *
 * @public
 */
export interface LoadedScorecard {
  /** The document as it is written. */
  yaml: string;
  definition: ScorecardDefinition;
  compiled: CompiledScorecard;
  /** The same for definitions that mean the same. */
  hash: string;
  fixtures: FixtureOutcome[];
  /** Where each check begins in the text, in the definition's order. */
  checkPositions: TextPosition[];
}

/**
 * A document of a YAML text that is no scorecard.
 *
 * @public
 */
export interface RefusedScorecard {
  /** The name, if it has one. */
  id?: string;
  problems: DefinitionProblem[];
  /** There when nothing but tests is wrong. */
  fixtures: FixtureOutcome[];
}

/**
 * What a YAML text holds.
 *
 * @public
 */
export interface LoadedScorecards {
  /** Where it was read from, as the caller says. */
  location: string;
  scorecards: LoadedScorecard[];
  refused: RefusedScorecard[];
  /**
   * Names of the refused; undefined when one of them does not say its name, so
   * that nobody can tell which scorecards the text was to have.
   */
  refusedIds?: string[];
  /** All that is wrong with the text, in its order. */
  problems: DefinitionProblem[];
}

class DocumentLoader {
  readonly #compiler: ExpressionCompiler;
  readonly #names = new Set<string>();

  constructor(compiler: ExpressionCompiler) {
    this.#compiler = compiler;
  }

  load(yaml: YamlDocument): LoadedScorecard | RefusedScorecard {
    const id = findName(yaml.value);
    if (yaml.problems.length > 0) {
      return refuse(id, yaml.problems);
    }
    const validated = validateDocument(yaml.value);
    if (!validated.ok) {
      return refuse(id, place(validated.problems, yaml.places));
    }
    return this.#loadDocument(validated.document, yaml);
  }

  #loadDocument(
    document: ScorecardDocument,
    { text, places }: YamlDocument,
  ): LoadedScorecard | RefusedScorecard {
    const { definition, problems } = normalise(document);
    const { id } = definition;
    if (this.#names.has(id)) {
      const path = ['metadata', 'name'];
      problems.push({ path, message: 'is that of a scorecard further up' });
    }
    this.#names.add(id);

    const compiled = compileDefinition(definition, this.#compiler);
    if (!compiled.ok || problems.length > 0) {
      const all = [...problems, ...(compiled.ok ? [] : compiled.problems)];
      return refuse(id, place(all, places));
    }
    const { scorecard } = compiled;
    const fixtures = runFixtures(scorecard, this.#compiler).map(run =>
      toOutcome(run, places),
    );
    const failures = fixtures.flatMap(fixture => fixture.problems);
    if (failures.length > 0) {
      return refuse(id, failures, fixtures);
    }
    return {
      yaml: text,
      definition,
      compiled: scorecard,
      hash: hashDefinition(definition),
      fixtures,
      checkPositions: definition.checks.map((_, index) =>
        places.locateValue(['spec', 'checks', index]),
      ),
    };
  }
}

/**
 * Reads the scorecards of a YAML text, runs the tests that they carry and
 * compiles them. A scorecard that is refused does not stop the others. Throws
 * for no text, as anyone may have written it.
 *
 * @param text - one or more YAML documents, as `schema/scorecard.schema.json`
 * says
 * @public
 */
export function loadScorecards(
  text: string,
  { location, compiler }: { location: string; compiler: ExpressionCompiler },
): LoadedScorecards {
  const outcomes = loadDocuments(text, compiler);
  const refused = outcomes.filter(isRefused);
  const refusedIds = refused
    .map(({ id }) => id)
    .filter((id): id is string => id !== undefined);
  return {
    location,
    scorecards: outcomes.filter(
      (outcome): outcome is LoadedScorecard => !isRefused(outcome),
    ),
    refused,
    ...(refusedIds.length === refused.length && { refusedIds }),
    problems: refused.flatMap(({ problems }) => problems),
  };
}

function loadDocuments(
  text: string,
  compiler: ExpressionCompiler,
): Array<LoadedScorecard | RefusedScorecard> {
  const yaml = readYaml(text);
  if (!yaml.ok) {
    return [refuse(undefined, [yaml.problem])];
  }
  if (yaml.documents.length === 0) {
    const message = 'has no scorecard';
    return [refuse(undefined, [{ message, line: 1, column: 1 }])];
  }
  const loader = new DocumentLoader(compiler);
  return yaml.documents.map(document => loader.load(document));
}

function toOutcome(run: FixtureRun, places: DocumentPlaces): FixtureOutcome {
  return { name: run.name, problems: place(run.problems, places) };
}

function refuse(
  id: string | undefined,
  problems: DefinitionProblem[],
  fixtures: FixtureOutcome[] = [],
): RefusedScorecard {
  const sorted = [...problems].sort(
    (a, b) =>
      (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  const untold = sorted.length - MAX_PROBLEMS;
  return {
    ...(id !== undefined && { id }),
    problems:
      untold > 0
        ? [
            ...sorted.slice(0, MAX_PROBLEMS),
            { ...sorted[MAX_PROBLEMS], message: `and ${untold} more problems` },
          ]
        : sorted,
    fixtures,
  };
}

function place(
  problems: PathProblem[],
  places: DocumentPlaces,
): DefinitionProblem[] {
  return problems.map(problem => ({
    message: problem.message,
    ...locate(problem, places),
    ...(problem.path.length > 0 && { path: formatPath(problem.path) }),
  }));
}

function locate(
  { path, offset, atKey }: PathProblem,
  places: DocumentPlaces,
): TextPosition {
  if (offset !== undefined) {
    return places.locateInText(path, offset);
  }
  return atKey ? places.locateKey(path) : places.locateValue(path);
}

function isRefused(
  outcome: LoadedScorecard | RefusedScorecard,
): outcome is RefusedScorecard {
  return 'problems' in outcome;
}

/** The name of a document, whatever else is wrong with it. */
function findName(value: unknown): string | undefined {
  const metadata = (value as { metadata?: unknown } | null)?.metadata;
  const name = (metadata as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}
