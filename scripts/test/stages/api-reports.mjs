import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failed, oneCheck, passed } from '../summary.mjs';
import { excerpt } from '../text.mjs';
import { listFiles } from '../workspace.mjs';

const OPTIONS = [
  '--sql-reports',
  '--validate-release-tags',
  ...['--omit-messages', 'ae-undocumented,ae-wrong-input-file-type'],
];

/** Migrations are run, and some use what is in the sources of other packages. */
const TRANSFORMING = '--require=@backstage/cli/config/nodeTransform.cjs';

/**
 * The public API of every plugin, and the tables that its migrations make, are
 * as its reports say.
 */
export const apiReports = {
  name: 'api-reports',
  cores: 1,
  needs: ['types'],
  after: ['format'], // it writes a tsconfig.tmp.json for a moment
  accepts: ({ path }) => path.startsWith('plugins/'),
  async run(context) {
    const names = context.targets.map(({ packageName }) => packageName);
    const folders = context.packages
      .filter(({ dir }) => dir.startsWith('plugins/'))
      .filter(({ name }) => names.length === 0 || names.includes(name))
      .map(({ dir }) => dir);
    if (folders.length === 0) {
      return failed('no plugins');
    }
    const ended = await context.tool(
      'backstage-repo-tools',
      ['api-reports', '--ci', ...OPTIONS, ...folders],
      { env: { ...context.env, NODE_OPTIONS: TRANSFORMING } },
    );
    return ended.ok ? passed() : oneCheck([await explain(ended, context)]);
  },
};

/**
 * The tool stops at the first package that is not as reported, and prints the
 * whole new report; the difference says more.
 */
async function explain({ how, output }, context) {
  const folder = output.match(
    /^## Processing (\S+)$(?![^]*^## Processing )/m,
  )?.[1];
  const differences = folder ? await difference(folder, context) : '';
  return {
    title: `${
      folder ?? 'api-reports'
    }: the report does not fit (${how}); after a wanted change write it anew with ./dev api-reports${
      folder ? ` ${folder}` : ''
    }`,
    detail:
      differences ||
      excerpt(output, { head: 5, tail: 40, drop: /^(## Processing |\*)/ }),
  };
}

async function difference(folder, { root, packages, exec }) {
  const { name } = packages.find(({ dir }) => dir === folder);
  const unscoped = name.split('/').at(-1);
  const written = join(root, 'node_modules/.cache/api-extractor');
  const differences = [];
  for (const file of listFiles(written)) {
    const [directory, report] = file.split('/');
    const kept = join(folder, report ?? '');
    const same = new RegExp(`^${unscoped}(-[a-zA-Z]+)?$`).test(directory);
    if (same && file.endsWith('.api.md') && existsSync(join(root, kept))) {
      const { output } = await exec([
        ...['git', '--no-pager', 'diff', '--no-index', '--unified=2'],
        ...[kept, join(written, file)],
      ]);
      differences.push(output);
    }
  }
  return excerpt(differences.filter(Boolean).join('\n'), { head: 100 });
}
