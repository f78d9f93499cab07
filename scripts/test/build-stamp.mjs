import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from './workspace.mjs';

const SHARED = [
  'package.json',
  'yarn.lock',
  'tsconfig.json',
  'app-config.yaml',
];

/** Parts of a package that its build does not read. */
const NOT_BUILT =
  /^(e2e-tests|coverage|dev)\/|\.test\.[cm]?[jt]sx?$|(^|\/)(README|CHANGELOG|report)[^/]*\.md$/;

const stampFile = root => join(root, '.data/cache/build-stamp');

/**
 * Whether the production build on disk is of the sources on disk, so that the
 * journeys may run on it.
 */
export function isBuilt(root, packages) {
  const file = stampFile(root);
  return (
    existsSync(file) &&
    packages.every(
      ({ dir, scripts }) =>
        !scripts.build || existsSync(join(root, dir, 'dist')),
    ) &&
    readFileSync(file, 'utf8') === fingerprint(root, packages)
  );
}

/** @param {string} sources - their fingerprint from before the build */
export function rememberBuild(root, sources) {
  const file = stampFile(root);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sources);
}

export function forgetBuild(root) {
  rmSync(stampFile(root), { force: true });
}

/** A hash of everything that a build reads. */
export function fingerprint(root, packages) {
  const files = [
    ...SHARED.filter(file => existsSync(join(root, file))),
    ...packages.flatMap(({ dir }) =>
      listFiles(join(root, dir))
        .filter(path => !NOT_BUILT.test(path))
        .map(path => `${dir}/${path}`),
    ),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
