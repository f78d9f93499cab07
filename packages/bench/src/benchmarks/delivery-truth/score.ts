import {
  compareFailures,
  findFlakyTests,
  foldDeliveries,
  HarnessExecution,
  HarnessInterval,
  HarnessSaving,
  HarnessSpan,
  HarnessTeamFacts,
  nameConstraintOf,
} from '@groundwork/backstage-plugin-delivery-backend/testUtils';
import {
  differenceOfShares,
  failedTwice,
  fifthOfMean,
  lastDeployment,
  slowestStage,
} from './plain';
import { Question, Side, Tally } from './Tally';
import { nameOfTest, TestRun, Truth, UNTIL, Year } from './year';

const WEEK_MS = 7 * 24 * 3_600_000;
const YEAR_WEEKS = 52;
/** Of which the plugin speaks unless it is told otherwise. */
const WEEKS = 12;

/** Counts where the plugin and plain code are right about a year. */
export function scoreYear(
  { deliveries, testRuns, teams, truth }: Year,
  seed: number,
): Tally {
  const tally = new Tally();
  const facts = foldDeliveries(deliveries, {
    teams,
    now: UNTIL,
  });
  for (const team of truth.teams) {
    const found = facts.find(({ group }) => group === team.group);
    if (!found || found.changes.length === 0) {
      throw new Error(`Nothing was made of the deliveries of ${team.group}`);
    }
    scoreConstraint(team, found, { tally, seed });
  }
  scoreFlaky(testRuns, truth, tally);
  scoreDifference(facts, truth, { tally, seed });
  scoreIncidents(facts, truth, tally);
  return tally;
}

function scoreConstraint(
  team: Truth['teams'][number],
  { spans }: HarnessTeamFacts,
  { tally, seed }: { tally: Tally; seed: number },
): void {
  const { bindingStage, isThin, savedHoursPerChange: saved } = team;
  const periodOf = (weeks: number) => ({
    from: UNTIL - weeks * WEEK_MS,
    to: UNTIL,
  });
  const call = nameConstraintOf(spans, { ...periodOf(YEAR_WEEKS), seed });
  const plainStage = slowestStage(spans);
  if (isThin) {
    tally.add('thinSilent', 'ours', call.status !== 'named');
    tally.add('thinSilent', 'plain', plainStage === undefined);
    return;
  }
  const [[most]] = Object.entries(saved).sort((a, b) => b[1] - a[1]);
  if (call.status === 'named') {
    tally.add('mostSaving', 'ours', call.stage === most);
  }
  tally.add('mostSaving', 'plain', plainStage === most);
  scoreSaving(call.savings[0], { team, spans, tally });
  if (bindingStage === null) {
    return;
  }
  const lately = periodOf(WEEKS);
  const ofLate = spans.filter(({ start }) => start >= lately.from);
  const calls = [
    ['bindingNamed', 'bindingRight', call, plainStage],
    [
      'bindingNamedIn12Weeks',
      'bindingRightIn12Weeks',
      nameConstraintOf(spans, { ...lately, seed }),
      slowestStage(ofLate),
    ],
  ] as const;
  for (const [named, right, ours, plain] of calls) {
    tally.add(named, 'ours', ours.status === 'named');
    tally.add(named, 'plain', plain !== undefined);
    if (ours.status === 'named') {
      tally.add(right, 'ours', ours.stage === bindingStage);
    }
    tally.add(right, 'plain', plain === bindingStage);
  }
}

/** Of the stage that is said to save most, whether it was named or not. */
function scoreSaving(
  saving: HarnessSaving | undefined,
  of: {
    team: Truth['teams'][number];
    spans: readonly HarnessSpan[];
    tally: Tally;
  },
): void {
  const { team, spans, tally } = of;
  // Of stages after the deployment, such as operation, no truth is known.
  const truth = saving && team.savedHoursPerChange[saving.stage];
  if (!saving || truth === undefined) {
    return;
  }
  const { stage, interval, hoursPerChange } = saving;
  const plain = fifthOfMean(spans, stage);
  const questions: Question[] =
    team.bindingStage === null
      ? ['savingCovered', 'evenSavingCovered']
      : ['savingCovered'];
  for (const question of questions) {
    tally.add(question, 'ours', covers(interval, truth));
    tally.add(question, 'plain', covers(plain, truth));
  }
  tally.addSaving('ours', hoursPerChange, truth);
  if (plain) {
    tally.addSaving('plain', (plain.low + plain.high) / 2, truth);
  }
}

/** Each run tells of all tests: those that did not fail have passed. */
function executionsOf(
  runs: readonly TestRun[],
): Map<string, HarnessExecution[]> {
  const failedOf = new Map<string, Set<string>>();
  for (const { query, failed } of runs) {
    const own = failedOf.get(query.repository) ?? new Set<string>();
    failed.forEach(test => own.add(test));
    failedOf.set(query.repository, own);
  }
  return new Map(
    [...failedOf].flatMap(([repository, tests]) => {
      const own = runs.filter(({ query }) => query.repository === repository);
      return [...tests].map(
        test => [test, own.map(run => executionOf(run, test))] as const,
      );
    }),
  );
}

function executionOf(
  { at, query, failed }: TestRun,
  test: string,
): HarnessExecution {
  const { run, attempt, commit, tree, branch } = query;
  return {
    runId: run,
    attempt,
    at,
    commit,
    tree,
    isDefaultBranch: branch === 'main',
    outcome: failed.includes(test) ? 'fail' : 'pass',
  };
}

function scoreFlaky(
  runs: readonly TestRun[],
  { flakyTests }: Truth,
  tally: Tally,
): void {
  const flaky = new Set(flakyTests.map(nameOfTest));
  const lists: Array<[Side, Set<string>]> = [
    ['ours', new Set(findFlakyTests(executionsOf(runs), { now: UNTIL }))],
    ['plain', new Set(failedTwice(runs))],
  ];
  for (const [side, list] of lists) {
    for (const test of list) {
      tally.add('flakyPrecision', side, flaky.has(test));
    }
    for (const test of flakyTests) {
      const isFound = list.has(nameOfTest(test));
      tally.add('flakyRecall', side, isFound);
      // What has failed once may have done so beside a failure of the code.
      if (test.failures >= 2) {
        tally.add('flakyRecallOfSeen', side, isFound);
      }
    }
  }
}

function scoreDifference(
  facts: readonly HarnessTeamFacts[],
  { assistance }: Truth,
  { tally, seed }: { tally: Tally; seed: number },
): void {
  const changes = facts.flatMap(it => it.changes);
  const from = UNTIL - YEAR_WEEKS * WEEK_MS;
  const ours = compareFailures(changes, { from, to: UNTIL, seed });
  const plain = differenceOfShares(changes);
  const { failureRate, failureFactor } = assistance.builtIn;
  const { assisted, others } = assistance.failures;
  const truths: Array<[Question, number]> = [
    ['builtInDifferenceCovered', failureRate * (failureFactor - 1)],
    [
      'drawnDifferenceCovered',
      assisted.failed / assisted.deployed - others.failed / others.deployed,
    ],
  ];
  for (const [question, difference] of truths) {
    if (ours) {
      tally.add(question, 'ours', covers(ours.interval, difference));
    }
    if (plain) {
      tally.add(question, 'plain', covers(plain, difference));
    }
  }
  tally.add('differenceSeen', 'ours', ours?.verdict === 'higher');
  tally.add('differenceSeen', 'plain', plain !== undefined && plain.low > 0);
}

function scoreIncidents(
  facts: readonly HarnessTeamFacts[],
  truth: Truth,
  tally: Tally,
): void {
  const deployments = facts.flatMap(it => it.deployments);
  const incidents = new Map(
    facts.flatMap(it => it.incidents).map(it => [it.id, it]),
  );
  const links = new Map(
    facts
      .flatMap(it => it.links)
      .sort((one, other) => one.confidence - other.confidence)
      .map(it => [it.incident, it.deployment]),
  );
  for (const { incident, deployment } of truth.incidents) {
    const found = incidents.get(incident);
    const last = found && lastDeployment(found, deployments);
    tally.add('incidentsLinked', 'ours', links.get(incident) === deployment);
    tally.add('incidentsLinked', 'plain', last === deployment);
  }
}

function covers(interval: HarnessInterval | undefined, value: number): boolean {
  return (
    interval !== undefined && interval.low <= value && value <= interval.high
  );
}
