import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  FACT_TYPES,
  FactSchema,
  FactType,
} from '@groundwork/backstage-plugin-scorecards-common';
import { REPOSITORY_FACTS } from '@groundwork/backstage-plugin-scorecards-node';
import { RE2JS } from 're2js';
import { messageOf } from '../../collect/abort';
import { Format, FORMATS } from './documents';
import { compileGlob, describeBadPath, Glob } from './globs';
import { FileFact, FileRule, Place, PLACES } from './rules';
import { parseValuePath } from './valuePath';

const ID = /^repo(?:\.[a-z][A-Za-z0-9]*)+$/;
const MAX_PATTERN_LENGTH = 1_000;

/**
 * Reads `scorecards.repositoryFiles.facts`.
 *
 * @throws InputError that names the fact, what is wrong and what would be right
 */
export function readFileFacts(configs: readonly Config[]): FileFact[] {
  const taken = new Set(REPOSITORY_FACTS.map(({ id }) => id));
  return configs.map((config, index) => {
    const id = config.getString('id');
    const where = `scorecards.repositoryFiles.facts[${index}], '${id}'`;
    if (!ID.test(id)) {
      throw new InputError(
        `${where}: the id must be repo. and names in lower camel case, such as repo.nodeVersion`,
      );
    }
    if (taken.has(id)) {
      throw new InputError(`${where}: there is a fact with that id already`);
    }
    taken.add(id);
    return readFact(config, id, where);
  });
}

function readFact(config: Config, id: string, where: string): FileFact {
  const rule = readRule(config, id, where);
  const schema: FactSchema = {
    id,
    type: readType(config, rule, where),
    description: config.getString('description'),
    unit: config.getOptionalString('unit'),
    schema: config.getOptional('schema'),
  };
  return { schema, rule };
}

function readRule(config: Config, factId: string, where: string): FileRule {
  const kinds = ['exists', 'contains', 'parse'].filter(key => config.has(key));
  if (kinds.length !== 1) {
    throw new InputError(
      `${where}: one of exists, contains and parse must be there, and not more`,
    );
  }
  const base = { factId, in: readPlace(config, where) };
  switch (kinds[0]) {
    case 'exists':
      return {
        ...base,
        kind: 'exists',
        globs: config
          .getStringArray('exists')
          .map(glob => readGlob(glob, `${where}: exists`)),
      };
    case 'contains':
      return {
        ...base,
        kind: 'contains',
        file: readFile(config, where),
        pattern: compilePattern(config.getString('contains'), where),
      };
    default:
      return {
        ...base,
        kind: 'value',
        file: readFile(config, where),
        format: oneOf<Format>(
          FORMATS,
          config.getString('parse'),
          `${where}: parse`,
        ),
        path: readPath(config, where),
      };
  }
}

function readType(config: Config, rule: FileRule, where: string): FactType {
  const text = config.getOptionalString('type');
  if (rule.kind === 'value') {
    if (text === undefined) {
      throw new InputError(
        `${where}: the type of the value must be there; it is one of ${FACT_TYPES.join(
          ', ',
        )}`,
      );
    }
    return oneOf(FACT_TYPES, text, `${where}: type`);
  }
  if (text !== undefined && text !== 'boolean') {
    throw new InputError(
      `${where}: type is '${text}'; what exists or contains something is boolean`,
    );
  }
  return 'boolean';
}

function readPlace(config: Config, where: string): Place {
  const text = config.getOptionalString('in') ?? 'folder';
  return oneOf(PLACES, text, `${where}: in`);
}

function readFile(config: Config, where: string): string {
  const file = checkPath(config.getString('file'), `${where}: file`);
  if (/[*?{}[\]]/.test(file)) {
    throw new InputError(
      `${where}: file is '${file}'; it must be the path of one file, not a pattern`,
    );
  }
  return file;
}

function readPath(config: Config, where: string) {
  try {
    return parseValuePath(config.getString('path'));
  } catch (error) {
    throw new InputError(`${where}: path ${messageOf(error)}`, error);
  }
}

function readGlob(text: string, where: string): Glob {
  const glob = compileGlob(checkPath(text, where));
  // Braces can hide what must not be there.
  glob.alternatives.forEach(it => checkPath(it.text, where));
  return glob;
}

function compilePattern(source: string, where: string): RE2JS {
  if (source.length > MAX_PATTERN_LENGTH) {
    throw new InputError(
      `${where}: contains has ${source.length} characters; it may have ${MAX_PATTERN_LENGTH}`,
    );
  }
  try {
    return RE2JS.compile(source);
  } catch (error) {
    throw new InputError(
      `${where}: contains is '${source}', which is not a pattern of RE2: ${messageOf(
        error,
      )}`,
      error,
    );
  }
}

function checkPath(path: string, where: string): string {
  const problem = describeBadPath(path);
  if (problem) {
    throw new InputError(`${where} is '${path}'; ${problem}`);
  }
  return path;
}

function oneOf<T extends string>(
  values: readonly T[],
  text: string,
  where: string,
): T {
  const found = values.find(value => value === text);
  if (found === undefined) {
    throw new InputError(
      `${where} is '${text}'; it must be one of ${values.join(', ')}`,
    );
  }
  return found;
}
