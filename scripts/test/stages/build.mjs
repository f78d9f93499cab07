import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, forgetBuild, rememberBuild } from '../build-stamp.mjs';
import { failed, oneCheck } from '../summary.mjs';
import { kilobytes, measurePackage, overBudget } from '../size.mjs';
import { excerpt, table } from '../text.mjs';
import { readJson } from '../workspace.mjs';

const BUDGET = 'scripts/test/size-budget.json';

/** The production build of every package, and how big it came out. */
export const build = {
  name: 'build',
  cores: 1,
  timeoutMinutes: 15,
  needs: ['types'],
  accepts: ({ packageName }) => packageName !== undefined,
  async run(context) {
    const names = context.targets.map(({ packageName }) => packageName);
    return names.length === 0
      ? buildAll(context)
      : buildSome(context, new Set(names));
  },
};

async function buildAll(context) {
  forgetBuild(context.root);
  const sources = fingerprint(context.root, context.packages);
  const ended = await context.tool('backstage-cli', ['repo', 'build', '--all']);
  if (!ended.ok) {
    return failed(`backstage-cli repo build ${ended.how}`, tail(ended.output));
  }
  const missing = context.packages.filter(
    pkg => pkg.scripts.build && !measure(context, pkg),
  );
  if (missing.length > 0) {
    return oneCheck(
      missing.map(({ dir }) => ({ title: `${dir} was not built` })),
    );
  }
  rememberBuild(context.root, sources);
  return checkSizes(context);
}

async function buildSome({ tool, root, packages }, names) {
  const failures = [];
  for (const { name, dir, scripts } of packages) {
    if (names.has(name) && scripts.build) {
      const ended = await tool('backstage-cli', ['package', 'build'], {
        cwd: join(root, dir),
      });
      if (!ended.ok) {
        failures.push({
          title: `the build of ${dir} ${ended.how}`,
          detail: tail(ended.output),
        });
      }
    }
  }
  return oneCheck(failures);
}

const tail = output => excerpt(output, { head: 5, tail: 60 });
const measure = ({ root }, { dir, role }) =>
  measurePackage(join(root, dir), { role });

function checkSizes(context) {
  const measured = context.packages
    .map(pkg => ({
      name: pkg.name,
      dir: pkg.dir,
      role: pkg.role,
      size: measure(context, pkg),
    }))
    .filter(({ size }) => size);
  writeFileSync(
    context.report('size.json'),
    `${JSON.stringify(measured, undefined, 2)}\n`,
  );
  appendFileSync(context.log, `\n${sizeTable(measured)}\n`);
  const budget = readJson(join(context.root, BUDGET));
  const problems = overBudget(measured, budget);
  return oneCheck(
    problems.map(title => ({ title })),
    [`Built: ${sizeNote(measured)}`],
  );
}

function sizeTable(measured) {
  return table([
    ['package', 'raw', 'gzip'],
    ...measured.flatMap(({ dir, size }) => [
      [dir, kilobytes(size.raw), kilobytes(size.gzip)],
      ...['entry', 'css']
        .filter(part => size[part])
        .map(part => [
          `${dir} ${part}`,
          kilobytes(size[part].raw),
          kilobytes(size[part].gzip),
        ]),
    ]),
  ]);
}

function sizeNote(measured) {
  const app = measured.find(({ role }) => role === 'frontend')?.size;
  const all = `${measured.length} packages; sizes in .data/reports/size.json`;
  return app
    ? `${all}; the app, gzipped: entry ${kilobytes(
        app.entry.gzip,
      )}, all JavaScript ${kilobytes(app.gzip)}, CSS ${kilobytes(app.css.gzip)}`
    : all;
}
