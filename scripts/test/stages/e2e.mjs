import { existsSync } from 'node:fs';
import { countPlaywright, journeysOf } from '../counts.mjs';
import { readPortalLog } from '../portal-log.mjs';
import { PORTAL_LOG, startProductionPortal } from '../production-portal.mjs';
import { combined, counted, failed, oneCheck } from '../summary.mjs';
import { excerpt, plural } from '../text.mjs';
import { readJson } from '../workspace.mjs';

/** Journeys in Chromium over the production build. */
export const e2e = {
  name: 'e2e',
  cores: 2,
  timeoutMinutes: 30,
  needs: ['build'],
  accepts: ({ packageName, path }) =>
    packageName !== undefined && !/\/(src|migrations)(\/|$)/.test(path),
  async run(context) {
    const listed = await listJourneys(context);
    if (listed.failure) {
      return listed.failure;
    }
    const chromium = await context.services.chromium();
    if (!chromium) {
      return withoutChromium(listed.journeys);
    }
    const portal = await startProductionPortal(context);
    let journeys;
    try {
      journeys = await runJourneys(context, { portal, chromium });
    } finally {
      await portal.stop();
    }
    return combined([journeys, checkLog(portal)]);
  },
};

async function listJourneys(context) {
  const file = context.report('e2e/list.json');
  const { ok, how, output } = await playwright(context, ['--list'], { file });
  const report = existsSync(file) ? readJson(file) : { suites: [] };
  const journeys = journeysOf(report);
  if (journeys.length === 0) {
    return { failure: failed('no tests', excerpt(output)) };
  }
  return ok
    ? { journeys }
    : { failure: failed(`playwright --list ${how}`, excerpt(output)) };
}

function withoutChromium(journeys) {
  return {
    passed: 0,
    failed: 0,
    skipped: journeys.length,
    failures: [],
    notes: [
      `Chromium not found: ${plural(
        journeys.length,
        'journey',
      )} did not run (install it, or set GROUNDWORK_CHROMIUM)`,
    ],
  };
}

async function runJourneys(context, { portal, chromium }) {
  const file = context.report('e2e/results.json');
  const ended = await playwright(context, [], {
    file,
    env: { GROUNDWORK_E2E_URL: portal.url, GROUNDWORK_CHROMIUM: chromium },
  });
  return existsSync(file)
    ? counted(countPlaywright(readJson(file)), ended)
    : failed(`playwright ${ended.how} without a report`, excerpt(ended.output));
}

function playwright({ tool, targets, env }, args, { file, env: more }) {
  const paths = targets.map(({ path }) => path);
  return tool('playwright', ['test', ...args, ...paths], {
    env: { ...env, ...more, GROUNDWORK_E2E_REPORT: file },
  });
}

/** The journeys can all be green while something behind them breaks. */
function checkLog(portal) {
  const { problems, others } = readPortalLog(portal.output());
  return oneCheck(
    problems.length === 0
      ? []
      : [
          {
            title: `errors in the portal's log, ${PORTAL_LOG}`,
            detail: excerpt(problems.join('\n')),
          },
        ],
    others
      .slice(0, 5)
      .map(error => `Logged by the portal: ${error.split('\n')[0]}`),
  );
}
