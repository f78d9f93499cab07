import { createRandom } from '../history/random.mjs';

const TESTS = 400;
const TESTS_PER_FILE = 16;
/** The job of every pipeline, which is part of what tells tests apart. */
export const JOB = 'ci';

const AREAS = ['api', 'core', 'store', 'pages', 'jobs'];
const NOUNS = [
  'order',
  'price',
  'customer',
  'session',
  'line',
  'page',
  'event',
];
const CASES = [
  'is created',
  'is read back',
  'is refused without a name',
  'keeps its order',
  'survives a restart',
  'is listed once',
  'expires',
  'can be undone',
  'is rounded to cents',
  'is sent again after a failure',
  'shows an empty state',
  'has a limit',
  'is escaped',
  'falls back to the default',
  'is the same in every time zone',
  'is removed with its owner',
];

/**
 * @typedef {object} FlakyTest
 * @property {number} index which of the suite
 * @property {number} rate how often it fails for no reason
 * @property {number} from since when, as a part of the year
 * @property {number} to until when
 */

/** A test as the product tells it apart from all others. */
export function testAt(component, index) {
  const file = Math.floor(index / TESTS_PER_FILE);
  const area = AREAS[file % AREAS.length];
  const noun = NOUNS[file % NOUNS.length];
  const part = Math.floor(file / AREAS.length) + 1;
  return {
    repository: `git.acme.test/acme/${component}`,
    suite: area,
    file: `src/${area}/${noun}-${part}.test.ts`,
    className: `${area}.${noun}-${part}`,
    name: `${noun} ${CASES[index % TESTS_PER_FILE]}`,
    job: JOB,
  };
}

/**
 * Which tests of a repository are flaky. Most are all year, some became so, and
 * some were mended.
 *
 * @returns {FlakyTest[]}
 */
export function flakyTestsOf({ seed, component, test }) {
  const random = createRandom(`${seed}/${component}/flaky`);
  const [low, high] = test.flakyRate;
  const indexes = new Set();
  while (indexes.size < test.flaky) indexes.add(random.int(0, TESTS - 1));
  return [...indexes].map((index, rank) => ({
    index,
    rate: Number((low + (high - low) * random.next()).toFixed(4)),
    from: rank % 4 === 2 ? 0.4 : 0,
    to: rank % 4 === 3 ? 0.6 : 1,
  }));
}

/** Those that fail for no reason this time. */
export function flakyFailures(flaky, progress, random) {
  return flaky
    .filter(({ rate, from, to }) => {
      const failed = random.next() < rate;
      return failed && from <= progress && progress <= to;
    })
    .map(({ index }) => index);
}

/** Those that fail because the code is wrong: neighbours in a file. */
export function realFailures(random) {
  const first = random.int(0, TESTS - 4);
  return Array.from({ length: random.int(1, 3) }, (_, at) => first + at);
}

function secondsOf(index) {
  return (((index * 37) % 90) + 5) / 1000;
}

function caseOf(component, index, failed) {
  const { file, className, name } = testAt(component, index);
  const attributes = `name="${name}" classname="${className}" file="${file}" time="${secondsOf(
    index,
  )}"`;
  return failed.has(index)
    ? `<testcase ${attributes}><failure message="expected true, got false">AssertionError: expected true, got false\n    at ${file}:${
        12 + (index % 60)
      }</failure></testcase>`
    : `<testcase ${attributes}/>`;
}

/**
 * A report of all tests of a repository, of which some failed.
 *
 * @param {{ component: string, failed: readonly number[], at: number }} run
 */
export function junitOf({ component, failed, at }) {
  const isFailed = new Set(failed);
  const time = new Date(at).toISOString();
  const bySuite = new Map(AREAS.map(area => [area, []]));
  for (let index = 0; index < TESTS; index++) {
    const { suite } = testAt(component, index);
    bySuite.get(suite).push(index);
  }
  const suites = [...bySuite].map(([suite, indexes]) => {
    const failures = indexes.filter(index => isFailed.has(index)).length;
    const cases = indexes.map(index => caseOf(component, index, isFailed));
    return `<testsuite name="${suite}" tests="${
      indexes.length
    }" failures="${failures}" timestamp="${time}">\n${cases.join(
      '\n',
    )}\n</testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="acme-demo ${component}">\n${suites.join(
    '\n',
  )}\n</testsuites>\n`;
}
