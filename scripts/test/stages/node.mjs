import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countNode } from '../counts.mjs';
import { counted, failed } from '../summary.mjs';
import { excerpt } from '../text.mjs';
import { listFiles } from '../workspace.mjs';

const FOLDERS = ['examples', 'scripts'];

/** Node's own test runner, for what is not part of a package. */
export const node = {
  name: 'node',
  cores: 1,
  accepts: ({ path }) => FOLDERS.includes(path.split('/')[0]),
  async run({ exec, report, relative, root, targets }) {
    const files = FOLDERS.flatMap(folder =>
      listFiles(join(root, folder)).map(path => `${folder}/${path}`),
    )
      .filter(path => /\.test\.[cm]?js$/.test(path))
      .filter(
        path =>
          targets.length === 0 ||
          targets.some(
            target =>
              path === target.path || path.startsWith(`${target.path}/`),
          ),
      );
    if (files.length === 0) {
      return failed('no tests');
    }
    const events = report('node.ndjson');
    const ended = await exec([
      process.execPath,
      ...['--test', '--test-timeout=120000'],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      `--test-reporter=${join(root, 'scripts/test/node-reporter.mjs')}`,
      `--test-reporter-destination=${events}`,
      ...files,
    ]);
    if (!existsSync(events)) {
      return failed(`node --test ${ended.how}`, excerpt(ended.output));
    }
    const lines = readFileSync(events, 'utf8').split('\n').filter(Boolean);
    return counted(
      countNode(
        lines.map(line => JSON.parse(line)),
        relative,
      ),
      ended,
    );
  },
};
