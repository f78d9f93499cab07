import { posix } from 'node:path';
import { Failure } from '../lib/command.mjs';

export const usage = `Usage: ./dev test [stage…] [package or path…] [options]

Without a stage, all run. With a package (name or folder) or a path, only what
is about it runs:

  ./dev test                                  everything that CI runs
  ./dev test unit e2e                         two stages
  ./dev test plugins/groundwork-node          quick checks of one package
  ./dev test unit plugins/groundwork-node     the tests of one package
  ./dev test unit plugins/x/src/foo.test.ts   one file
  ./dev test node examples/acme               the Node tests in a folder

Options:
  --only-package <name>   same as naming the package; may be repeated
  --as-built              use the last compilation and build, even when older
                          than the sources (for e2e, api-reports, build)
  --fail-fast             start nothing more after the first red stage
  --keep-going            run everything whatever fails (the default)
  --list                  list the stages
  --help                  this text`;

const FLAGS = new Map([
  ['--as-built', { asBuilt: true }],
  ['--fail-fast', { failFast: true }],
  ['--keep-going', { failFast: false }],
  ['--list', { list: true }],
  ['--help', { help: true }],
  ['-h', { help: true }],
]);

/** Folders outside of the workspaces that have something to check. */
const LOOSE_FOLDERS = ['examples', 'scripts', 'docs'];

/**
 * Reads the command line.
 *
 * @param {string[]} argv
 * @param {object} known
 * @param {string[]} known.stages - names of all stages
 * @param {{name: string, dir: string}[]} known.packages - workspaces, `dir`
 *   relative to the root
 * @param {(path: string) => boolean} known.exists - of a path relative to the
 *   root
 */
export function parseArguments(argv, known) {
  const parsed = {
    stages: [],
    targets: [],
    asBuilt: false,
    failFast: false,
    list: false,
    help: false,
  };
  for (let i = 0; i < argv.length; i += 1) {
    const [word, inlineValue] = splitOption(argv[i]);
    if (word === '--only-package') {
      const value = inlineValue ?? argv[(i += 1)];
      if (!value) {
        throw usageFailure('--only-package wants the name of a package');
      }
      parsed.targets.push(packageTarget(value, known.packages, word));
    } else if (FLAGS.has(word) && inlineValue === undefined) {
      Object.assign(parsed, FLAGS.get(word));
    } else if (word.startsWith('-')) {
      throw usageFailure(`unknown option '${argv[i]}'; see ./dev test --help`);
    } else if (known.stages.includes(word)) {
      parsed.stages.push(word);
    } else {
      parsed.targets.push(anyTarget(word, known));
    }
  }
  parsed.stages = known.stages.filter(name => parsed.stages.includes(name));
  return parsed;
}

function splitOption(word) {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0
    ? [word.slice(0, at), word.slice(at + 1)]
    : [word, undefined];
}

function findPackage(word, packages) {
  const path = normalise(word);
  return packages.find(
    ({ name, dir }) =>
      name === word || dir === path || posix.basename(dir) === word,
  );
}

function packageTarget(word, packages, option) {
  const found = findPackage(word, packages);
  if (!found) {
    throw usageFailure(
      `${option} '${word}': no such package; known are ${namesOf(packages)}`,
    );
  }
  return { path: found.dir, packageName: found.name };
}

function anyTarget(word, { stages, packages, exists }) {
  const whole = findPackage(word, packages);
  if (whole) {
    return { path: whole.dir, packageName: whole.name };
  }
  const path = normalise(word);
  if (exists(path)) {
    const owner = packages.find(({ dir }) => path.startsWith(`${dir}/`));
    if (owner) {
      return { path, packageName: owner.name };
    }
    if (LOOSE_FOLDERS.includes(path.split('/')[0])) {
      return { path };
    }
  }
  throw usageFailure(
    `'${word}' is neither a stage (${stages.join(', ')}) nor a package ` +
      `(${namesOf(packages)}) nor a path in one or in ${LOOSE_FOLDERS.join(
        ', ',
      )}`,
  );
}

function namesOf(packages) {
  return packages.map(({ dir }) => dir).join(', ') || 'none';
}

function normalise(word) {
  return posix
    .normalize(word.replaceAll('\\', '/'))
    .replace(/^\.\//, '')
    .replace(/\/$/, '');
}

function usageFailure(message) {
  return new Failure(message, { exitCode: 2 });
}
