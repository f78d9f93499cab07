import {
  BenchCheck,
  flagCheck,
  hoursAgo,
  list,
  number,
  text,
  within,
} from './types';

const BASE_IMAGE = '^registry\\.acme\\.test/base/[a-z]+:[0-9]+$';

const repositoryFlag = (
  id: string,
  fact: string,
  title: string,
  level: BenchCheck['level'],
): BenchCheck => flagCheck(id, `repo.${fact}`, { title, level });

/** Whether changes to something can be made safely. */
export const engineering: readonly BenchCheck[] = [
  {
    id: 'readme',
    title: 'There is a README that says something',
    level: 1,
    weight: 2,
    expression: 'repo.hasReadme && repo.readmeBytes >= 400',
    message:
      "repo.hasReadme ? 'The README has ' + string(repo.readmeBytes) + ' bytes' : 'There is no README'",
    plain: facts =>
      facts['repo.hasReadme'] === undefined
        ? undefined
        : Boolean(facts['repo.hasReadme']) &&
          Number(facts['repo.readmeBytes']) >= 400,
    good: ({ random }) => ({
      'repo.hasReadme': true,
      'repo.readmeBytes': 400 + random.integer(8_000),
    }),
    bad: ({ random }) => ({
      'repo.hasReadme': random.chance(0.5),
      'repo.readmeBytes': random.integer(400),
    }),
  },
  repositoryFlag('gitignore', 'hasGitignore', 'There is a .gitignore', 1),
  repositoryFlag('licence', 'hasLicense', 'There is a licence', 1),
  repositoryFlag('pipeline', 'hasCi', 'There is a pipeline', 1),
  repositoryFlag('tests', 'hasTests', 'There are tests', 1),
  repositoryFlag('lockfile', 'hasLockfile', 'Dependencies are locked', 2),
  repositoryFlag('codeowners', 'hasCodeowners', 'There are CODEOWNERS', 2),
  repositoryFlag('contributing', 'hasContributing', 'Others can help', 2),
  {
    id: 'built-lately',
    title: 'It was built in the last two weeks',
    level: 2,
    expression: "now - ci.lastBuildAt < duration('336h')",
    message: "'It was last built at ' + string(ci.lastBuildAt)",
    plain: within('ci.lastBuildAt', 336),
    good: making => ({ 'ci.lastBuildAt': hoursAgo(making, 1, 300) }),
    bad: making => ({ 'ci.lastBuildAt': hoursAgo(making, 400, 2_000) }),
  },
  flagCheck('main-is-green', 'ci.mainIsGreen', {
    title: 'The main branch is green',
    level: 2,
    weight: 2,
  }),
  repositoryFlag('changelog', 'hasChangelog', 'There is a changelog', 3),
  repositoryFlag(
    'security-policy',
    'hasSecurityPolicy',
    'Vulnerabilities can be reported',
    3,
  ),
  repositoryFlag(
    'dependency-updates',
    'hasDependencyUpdates',
    'Dependencies are kept up to date',
    3,
  ),
  {
    id: 'covered',
    title: 'Tests run most of the code',
    level: 3,
    weight: 2,
    expression: 'ci.lineCoverage >= 70.0',
    message: "'Coverage is ' + string(ci.lineCoverage) + ' % of 70 %'",
    plain: number('ci.lineCoverage', percent => percent >= 70),
    good: ({ random }) => ({ 'ci.lineCoverage': 70.5 + random.integer(29) }),
    bad: ({ random }) => ({ 'ci.lineCoverage': 0.25 + random.integer(69) }),
  },
  {
    id: 'builds-fast',
    title: 'A build takes no longer than a coffee',
    level: 3,
    expression: "ci.buildDuration <= duration('15m')",
    message: "'A build takes ' + string(ci.buildDuration)",
    plain: text('ci.buildDuration', took => minutesIn(took) <= 15),
    good: ({ random }) => ({
      'ci.buildDuration': `${1 + random.integer(14)}m${random.integer(60)}s`,
    }),
    bad: ({ random }) => ({
      'ci.buildDuration': `${16 + random.integer(60)}m${random.integer(60)}s`,
    }),
  },
  repositoryFlag(
    'agent-instructions',
    'hasAgentInstructions',
    'AI tools are told what to do',
    4,
  ),
  flagCheck('dockerfile', 'repo.hasDockerfile', {
    title: 'It is built as an image',
    level: 4,
    filter: {
      predicate: {
        kind: 'Component',
        'spec.type': { $in: ['service', 'website'] },
      },
      plain: ({ kind, spec }) =>
        kind === 'Component' &&
        ['service', 'website'].includes(String(spec?.type)),
    },
  }),
  {
    id: 'hardly-flaky',
    title: 'Tests hardly ever fail by themselves',
    level: 4,
    expression: 'ci.flakyRate <= 0.02',
    plain: number('ci.flakyRate', rate => rate <= 0.02),
    good: ({ random }) => ({ 'ci.flakyRate': random.integer(20) / 1_000 }),
    bad: ({ random }) => ({ 'ci.flakyRate': 0.03 + random.integer(9) / 100 }),
  },
  {
    id: 'no-legacy',
    title: 'Its frameworks are maintained',
    level: 4,
    expression:
      "size(ci.frameworks) > 0 && ci.frameworks.all(name, !name.startsWith('legacy-'))",
    message: "'It uses ' + ci.frameworks.join(', ')",
    plain: list(
      'ci.frameworks',
      names =>
        names.length > 0 && names.every(name => !name.startsWith('legacy-')),
    ),
    good: ({ random }) => ({
      'ci.frameworks': ['http', 'storage', `kernel-${random.integer(9)}`],
    }),
    bad: () => ({ 'ci.frameworks': ['http', 'legacy-storage'] }),
  },
  {
    id: 'base-image',
    title: 'Its base image is one of ours',
    level: 4,
    expression: `ci.baseImage.matches(r'${BASE_IMAGE}')`,
    message: "'Its base image is ' + ci.baseImage",
    plain: text('ci.baseImage', image => new RegExp(BASE_IMAGE).test(image)),
    good: ({ random }) => ({
      'ci.baseImage': `registry.acme.test/base/jvm:${20 + random.integer(5)}`,
    }),
    bad: () => ({ 'ci.baseImage': 'images.elsewhere.test/jvm:latest' }),
  },
];

function minutesIn(duration: string): number {
  const [, minutes, seconds] = /^(\d+)m(\d+)s$/.exec(duration) ?? [];
  return Number(minutes) + Number(seconds) / 60;
}
