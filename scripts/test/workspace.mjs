import { createRequire, isBuiltin } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const SOURCE = /\.[cm]?[jt]sx?$/;
const TEST = /\.test\.[cm]?[jt]sx?$|(^|\/)(setupTests\.ts|__testUtils__\/)/;

/** The packages of the workspace, in the order of their folders. */
export function readWorkspace(root) {
  const { workspaces } = readJson(join(root, 'package.json'));
  return workspaces.packages
    .flatMap(pattern => {
      const parent = pattern.replace(/\/\*$/, '');
      return existsSync(join(root, parent))
        ? readdirSync(join(root, parent)).map(name => `${parent}/${name}`)
        : [];
    })
    .filter(dir => existsSync(join(root, dir, 'package.json')))
    .sort()
    .map(dir => {
      const manifest = readJson(join(root, dir, 'package.json'));
      return {
        name: manifest.name,
        dir,
        role: manifest.backstage?.role,
        family: manifest.backstage?.pluginId,
        scripts: manifest.scripts ?? {},
        dependencies: Object.keys({
          ...manifest.dependencies,
          ...manifest.peerDependencies,
          ...manifest.optionalDependencies,
        }),
      };
    });
}

/** Files below a folder, relative to it, without what is built or installed. */
export function listFiles(folder) {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => !/(^|\/)(node_modules|dist|dist-types|\.data)\//.test(path))
    .sort();
}

/** Node modules that the sources of a package import, as `file imports x`. */
export function importedBuiltins(root, dir) {
  const ts = createRequire(join(root, 'package.json'))('typescript');
  return listFiles(join(root, dir, 'src'))
    .filter(path => SOURCE.test(path) && !TEST.test(path))
    .flatMap(path => {
      const text = readFileSync(join(root, dir, 'src', path), 'utf8');
      return ts
        .preProcessFile(text, true, true)
        .importedFiles.map(({ fileName }) => fileName)
        .filter(isBuiltin)
        .map(module => `src/${path} imports ${module}`);
    });
}

/** The Backstage role of an installed package, if it has one. */
export function installedRole(root, name) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? readJson(manifest).backstage?.role : undefined;
}

export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
