import { join } from 'node:path';
import { checkArrows } from '../arrows.mjs';
import { oneCheck } from '../summary.mjs';
import { excerpt, plainLines } from '../text.mjs';
import { importedBuiltins, installedRole } from '../workspace.mjs';

/** One line per problem: `/path:line:column: message [Error/rule]`. */
const FORMAT = ['--format', 'unix'];
const PROBLEM = /^(\/.*:\d+:\d+: .*) \[(Error|Warning)(\/[^\]]*)?\]$/;
const CHATTER = /^(Checked +\d+ files|Lint failed in|Skipped) |^\d+ problems?$/;

/** Backstage's rules, the rules for scripts, and the arrows of the design. */
export const lint = {
  name: 'lint',
  cores: 1,
  accepts: () => true,
  async run(context) {
    const names = context.targets.map(({ packageName }) => packageName);
    const packages = context.packages.filter(({ name }) =>
      names.includes(name),
    );
    const whole = context.targets.length === 0;
    const results = whole
      ? [await lintWorkspace(context)]
      : await inSequence(packages, pkg => lintPackage(context, pkg));
    if (whole || names.includes(undefined)) {
      results.push(await lintScripts(context));
    }
    if (whole || packages.length > 0) {
      results.push(arrowProblem(context));
    }
    return oneCheck(results.filter(Boolean));
  },
};

async function lintWorkspace({ tool, cache, root }) {
  const ended = await tool('backstage-cli', [
    ...['repo', 'lint', '--max-warnings', '0', ...FORMAT],
    ...['--success-cache', '--success-cache-dir', cache('lint')],
  ]);
  return lintFailure('backstage-cli repo lint', ended, root);
}

async function lintPackage({ tool, root }, { dir }) {
  const ended = await tool(
    'backstage-cli',
    ['package', 'lint', '--max-warnings', '0', ...FORMAT],
    { cwd: join(root, dir) },
  );
  return lintFailure(`backstage-cli package lint in ${dir}`, ended, root);
}

/** What is not part of a package: the scripts, and the demo's services. */
async function lintScripts({ tool, targets, root }) {
  const loose = targets.filter(({ packageName }) => !packageName);
  const ended = await tool('eslint', [
    ...['--no-eslintrc', '--config', 'scripts/test/eslint.json'],
    ...['--max-warnings', '0', ...FORMAT, '--ext', '.mjs,.cjs,.js'],
    ...[
      '--no-error-on-unmatched-pattern',
      '--report-unused-disable-directives',
    ],
    ...(loose.length > 0
      ? loose.map(({ path }) => path)
      : ['scripts', 'examples']),
  ]);
  return lintFailure('eslint of scripts and examples', ended, root);
}

function lintFailure(what, { ok, how, output }, root) {
  return ok
    ? undefined
    : {
        title: `${what} ${how}`,
        detail: excerpt(errorsFirst(output.replaceAll(`${root}/`, '/')), {
          head: 80,
          tail: 5,
          drop: CHATTER,
        }),
      };
}

/** Warnings fail too, but must not hide an error in a long list. */
function errorsFirst(output) {
  const lines = plainLines(output).filter(Boolean);
  const rank = line => {
    const match = line.match(PROBLEM);
    return match ? ['Error', 'Warning'].indexOf(match[2]) : 2;
  };
  return lines
    .map(line => ({ line, rank: rank(line) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ line }) => line.replace(/^\//, ''))
    .join('\n');
}

function arrowProblem({ root, packages }) {
  const problems = checkArrows({
    packages: packages.map(pkg => ({
      ...pkg,
      builtins:
        pkg.role === 'common-library' ? importedBuiltins(root, pkg.dir) : [],
    })),
    roleOf: name => installedRole(root, name),
  });
  return problems.length === 0
    ? undefined
    : {
        title: 'dependencies between packages go against the design',
        detail: problems.join('\n'),
      };
}

async function inSequence(items, work) {
  const results = [];
  for (const item of items) {
    results.push(await work(item));
  }
  return results;
}
