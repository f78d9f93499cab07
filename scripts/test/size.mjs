import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listFiles } from './workspace.mjs';

/** What a browser or a server loads; not maps, types or pictures. */
const CODE = /(?<!\.d)\.(c|m)?(js|ts)$|\.css$/;

/**
 * Measures what was built of a package.
 *
 * `raw` and `gzip` are bytes of code: for a library as it is published, for
 * the app all of its JavaScript, with what the first page loads and the styles
 * apart. The files of the app are compressed one by one, as a server does; those
 * of a library together, because they are bundled before they are served.
 */
export function measurePackage(folder, { role }) {
  const dist = join(folder, 'dist');
  if (!existsSync(dist)) {
    return undefined;
  }
  if (role === 'backend') {
    return archives(dist);
  }
  return role === 'frontend' ? appSizes(dist) : codeSizes(dist);
}

function codeSizes(dist) {
  const contents = listFiles(dist)
    .filter(path => CODE.test(path) && !/\.d\.[cm]?ts$/.test(path))
    .map(path => readFileSync(join(dist, path)));
  const content = Buffer.concat(contents);
  return { files: contents.length, ...sizeOfContent(content) };
}

function appSizes(dist) {
  const files = listFiles(dist);
  const pick = test => files.filter(test).map(path => sizeOf(join(dist, path)));
  const html = existsSync(join(dist, 'index.html'))
    ? readFileSync(join(dist, 'index.html'), 'utf8')
    : '';
  const entry = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(
    ([, source]) => source.split('/').at(-1),
  );
  const script = path => path.endsWith('.js');
  return {
    ...total(pick(script)),
    entry: total(
      pick(path => script(path) && entry.includes(path.split('/').at(-1))),
    ),
    css: total(pick(path => path.endsWith('.css'))),
  };
}

/** A backend is built into archives, which are compressed already. */
function archives(dist) {
  const files = listFiles(dist).filter(path => path.endsWith('.tar.gz'));
  const bytes = files.map(path => statSync(join(dist, path)).size);
  const sum = bytes.reduce((one, other) => one + other, 0);
  return { files: files.length, raw: sum, gzip: sum };
}

function sizeOf(file) {
  return sizeOfContent(readFileSync(file));
}

function sizeOfContent(content) {
  return { raw: content.length, gzip: gzipSync(content, { level: 9 }).length };
}

function total(sizes) {
  return {
    files: sizes.length,
    raw: sizes.reduce((sum, { raw }) => sum + raw, 0),
    gzip: sizes.reduce((sum, { gzip }) => sum + gzip, 0),
  };
}

/**
 * Compares sizes with a budget: bytes by role, and by package where one needs
 * a figure of its own.
 *
 * @param {{name: string, role: string, size: object}[]} measured
 * @param {{roles: object, packages: object}} budget - of dotted paths into a
 *   size, such as `gzip` or `entry.gzip`
 * @returns {string[]} what is too big
 */
export function overBudget(measured, budget) {
  const problems = [];
  for (const { name, role, size } of measured) {
    const limits = { ...budget.roles[role], ...budget.packages[name] };
    for (const [path, limit] of Object.entries(limits)) {
      const actual = path.split('.').reduce((value, key) => value?.[key], size);
      if (actual === undefined) {
        problems.push(`${name}: '${path}' in the budget is not measured`);
      } else if (actual > limit) {
        problems.push(
          `${name}: ${path} is ${kilobytes(actual)}, the budget ${kilobytes(
            limit,
          )}`,
        );
      }
    }
  }
  for (const name of Object.keys(budget.packages)) {
    if (!measured.some(one => one.name === name)) {
      problems.push(`${name}: has a budget, but was not built`);
    }
  }
  return problems;
}

/** `81.3 kB`, in thousands of bytes. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
