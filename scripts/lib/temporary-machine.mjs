// For tests: machines of make-believe to run ./dev on, without a network.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createCheckout,
  readLines,
  runToEnd,
  whereIs,
  writeScript,
} from './temporary-checkout.mjs';

/** All that ./dev may use of a machine besides Node, npm and Yarn. */
const UTILITIES =
  'cat chmod dirname grep head ldd ln mkdir mv ps rm sed sh uname'.split(' ');

/** The start of a program of make-believe that tells a version. */
export const HAS_VERSION = '[ "$1" = --version ] && echo';

/**
 * A checkout on a machine with npm, whose registry has the given versions of
 * Node, and possibly a Node and a Yarn. What is asked of npm and Yarn is noted.
 */
export async function createSample(t, machine = {}) {
  const { node = '20.19.0', yarn, registry = ['24.21.0'], npm } = machine;
  const { folder, root } = await createCheckout(t);
  const bin = await createPath(folder);
  const calls = join(folder, 'calls');
  const packages = join(folder, 'registry');
  await fillRegistry(packages, { nodes: registry, calls });
  await writeScript(join(bin, 'node'), nodeScript(node));
  await writeScript(
    join(bin, 'npm'),
    npm ?? npmScript({ packages, newest: registry[0], calls }),
  );
  if (yarn) {
    await writeScript(
      join(bin, 'yarn'),
      `${HAS_VERSION} ${yarn} && exit\necho "own yarn: $*" >>'${calls}'`,
    );
  }
  const env = { PATH: bin, HOME: folder };
  const run = (command, args) => runToEnd(command, args, { cwd: folder, env });
  return {
    folder,
    root,
    bin,
    tools: join(root, '.tools'),
    calls: () => readLines(calls),
    run,
    dev: (...args) => run(join(root, 'dev'), args),
  };
}

/**
 * A folder for the PATH that has a machine's utilities and nothing else; no
 * Node, npm or Yarn of the machine that runs the test.
 */
async function createPath(folder) {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const utility of UTILITIES) {
    const path = whereIs(utility);
    if (path) await symlink(path, join(bin, utility));
  }
  await writeScript(join(bin, 'sleep'), 'exit 0');
  return bin;
}

const nodeScript = version => `
${HAS_VERSION} v${version} && exit
GIVEN_NODE=${version} exec '${process.execPath}' "$@"`;

/** Nodes that tell their version, and a Yarn that notes which Node runs it. */
async function fillRegistry(packages, { nodes, calls }) {
  for (const version of nodes) {
    await writeScript(join(packages, version, 'bin/node'), nodeScript(version));
  }
  const yarn = join(packages, '4.13.0');
  await mkdir(join(yarn, 'bin'), { recursive: true });
  await writeFile(join(yarn, 'package.json'), '{\n  "version": "4.13.0"\n}\n');
  await writeFile(
    join(yarn, 'bin/yarn.js'),
    `require('fs').appendFileSync(${JSON.stringify(calls)},
      'yarn by Node ' + process.env.GIVEN_NODE + ': ' + process.argv.slice(2).join(' ') + '\\n')`,
  );
}

/** Installs one package, or says as npm does that there is no such version. */
const npmScript = ({ packages, newest, calls }) => `
[ "$1" = config ] && exit
while [ $# -gt 1 ]; do
  if [ "$1" = --prefix ]; then prefix=$2; fi
  shift
done
echo "npm: $1" >>'${calls}'
version=\${1##*@}
case $version in ^${newest.split('.')[0]}.*) version='${newest}' ;; esac
if [ ! -d '${packages}'/"$version" ]; then
  echo 'npm error code ETARGET' >&2
  exit 1
fi
mkdir -p "$prefix/node_modules/\${1%@*}"
rm -r "$prefix/node_modules/\${1%@*}"
mv '${packages}'/"$version" "$prefix/node_modules/\${1%@*}"`;
