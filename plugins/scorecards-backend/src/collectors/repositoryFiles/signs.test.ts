import { ListedRepository } from './listing';
import { observeFolder } from './observe';
import { BUILT_IN_RULES } from './rules';
import { TooLargeError } from './view';

type Content = string | Buffer | Error | undefined;

/** What the rules say of a repository; undefined is a file that is not kept. */
function factsOf(files: Record<string, Content>, folder = '') {
  const view = new ListedRepository(
    Object.keys(files).map(path => ({ path, bytes: 1 })),
    async ({ path }) => {
      const content = files[path];
      if (content instanceof Error) {
        throw content;
      }
      return typeof content === 'string' ? Buffer.from(content) : content;
    },
  );
  return observeFolder(view, folder, BUILT_IN_RULES);
}

const CI = '.github/workflows/ci.yml';

describe('what is told by the content of files', () => {
  it.each<[string, string, string]>([
    ['CodeQL', CI, 'steps:\n  - uses: github/codeql-action/analyze@v4\n'],
    ['Semgrep', CI, 'container: { image: semgrep/semgrep }'],
    ['Trivy', CI, '      - uses: aquasecurity/trivy-action@0.33.1'],
    ['Trivy', '.gitlab-ci.yml', 'scan:\n  script: trivy image app\n'],
    ['Snyk', CI, '  - run: npx snyk test --all-projects'],
    ['Snyk', CI, '  - uses: snyk/actions/node@master'],
    [
      'Dependency-Check',
      'Jenkinsfile',
      "dependencyCheck\nsh 'dependency-check'",
    ],
    [
      'scans of GitLab',
      '.gitlab-ci.yml',
      '  - template: Security/SAST.gitlab-ci.yml',
    ],
    ['ZAP', 'azure-pipelines.yml', 'image: zaproxy/zap-stable'],
  ])('sees %s in %s', async (_, path, content) => {
    const { facts } = await factsOf({ [path]: content });

    expect(facts['repo.hasSecurityScan']).toBe(true);
  });

  it.each([
    'steps:\n  # - uses: github/codeql-action/analyze@v4\n',
    "if: github.actor != 'snyk-bot'",
    'run: npm test',
    'run: ./not-trivial.sh',
  ])('sees no scanner in %j', async content => {
    const { facts } = await factsOf({ [CI]: content });

    expect(facts['repo.hasSecurityScan']).toBe(false);
  });

  it.each([
    [
      'package.json',
      '{"dependencies": {"@openfeature/server-sdk": "^1.18.0"}}',
    ],
    ['package.json', '{"dependencies": {"launchdarkly-node-server-sdk": "7"}}'],
    ['go.mod', 'require github.com/open-feature/go-sdk v1.14.1'],
    ['requirements.txt', 'UnleashClient==6.0.1'],
    ['pom.xml', '<groupId>dev.openfeature</groupId>'],
    [
      'build.gradle.kts',
      'implementation("io.getunleash:unleash-client-java:11")',
    ],
    ['Shop.csproj', '<PackageReference Include="OpenFeature" Version="2.8" />'],
  ])('sees feature flags in %s: %s', async (path, content) => {
    const { facts } = await factsOf({ [path]: content });

    expect(facts['repo.usesFeatureFlags']).toBe(true);
  });

  it('sees feature flags of its own folder only', async () => {
    const files = {
      'package.json': '{"dependencies": {"@openfeature/server-sdk": "1"}}',
      'web/package.json': '{"dependencies": {"express": "4"}}',
    };

    const found = await factsOf(files, 'web');

    expect(found.facts['repo.usesFeatureFlags']).toBe(false);
  });

  it.each([
    [
      CI,
      'jobs:\n  ci:\n    uses: acme/pipelines/.github/workflows/node.yml@v3\n',
    ],
    [CI, "    uses: 'acme/pipelines/.github/workflows/node.yml@main'"],
    ['.gitea/workflows/a.yaml', '  uses: acme/ci/.gitea/workflows/a.yaml@v1'],
    ['.gitlab-ci.yml', 'include:\n  - project: acme/ci\n    file: /node.yml\n'],
    [
      '.gitlab-ci.yml',
      'include:\n  - project: acme/ci\n    ref: v2\n    file: /node.yml\n',
    ],
    ['.gitlab-ci.yml', 'include:\n  - component: gitlab.acme.test/ci/node@1.0'],
    ['Jenkinsfile', "@Library('acme-pipelines') _\nnodePipeline()"],
  ])('sees a shared pipeline in %s: %j', async (path, content) => {
    const { facts } = await factsOf({ [path]: content });

    expect(facts['repo.usesSharedWorkflow']).toBe(true);
  });

  it.each([
    [CI, '    uses: ./.github/workflows/node.yml'],
    [CI, '      - uses: actions/checkout@v5'],
    [CI, '    # uses: acme/pipelines/.github/workflows/node.yml@v3'],
    ['.gitlab-ci.yml', 'include:\n  - local: /ci/node.yml'],
    ['.gitlab-ci.yml', 'needs:\n  - project: acme/orders\n    job: build\n'],
    ['docs/ci.yml', 'uses: acme/pipelines/.github/workflows/node.yml@v3'],
  ])('sees no shared pipeline in %s: %j', async (path, content) => {
    const { facts } = await factsOf({ [path]: content });

    expect(facts['repo.usesSharedWorkflow']).toBe(false);
  });

  it('looks in the root for a folder', async () => {
    const { facts } = await factsOf(
      {
        'web/a.js': '',
        [CI]: 'uses: acme/ci/.github/workflows/scan-with-trivy.yml@v1',
      },
      'web',
    );

    expect(facts).toMatchObject({
      'repo.usesSharedWorkflow': true,
      'repo.hasSecurityScan': true,
    });
  });
});

describe('what cannot be read', () => {
  const shared = 'uses: acme/ci/.github/workflows/a.yml@v1';
  const OTHER = '.github/workflows/other.yml';

  it.each<[string, Content, RegExp]>([
    ['is too large', new TooLargeError(`${CI} is large`), /is large$/],
    ['is no text', Buffer.from([0, 1, 2]), /ci\.yml is not text in UTF-8$/],
    [
      'is longer than pipelines are',
      'x'.repeat(128 * 1024 + 1),
      /ci\.yml has 131073 bytes; files of up to 131072 are looked into$/,
    ],
    ['was not kept', undefined, /ci\.yml is one of too many files/],
  ])('is not taken for absent: what %s', async (_, content, message) => {
    const { facts, errors } = await factsOf({
      [CI]: content,
      [OTHER]: 'name: Other',
    });

    expect(facts).not.toHaveProperty(['repo.usesSharedWorkflow']);
    expect(errors['repo.usesSharedWorkflow']).toMatch(message);
    expect(facts['repo.hasCi']).toBe(true);
  });

  it('does not matter when another file tells it', async () => {
    const { facts, errors } = await factsOf({
      [CI]: new TooLargeError('large'),
      [OTHER]: shared,
      'trivy.yaml': '',
    });

    expect(errors).toEqual({});
    expect(facts).toMatchObject({
      'repo.usesSharedWorkflow': true,
      'repo.hasSecurityScan': true,
    });
  });

  it('looks into a hundred pipelines, and says so when there are more', async () => {
    const many = (count: number, content: (index: number) => string) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `.github/workflows/w${index}.yml`,
          content(index),
        ]),
      );

    const hundred = await factsOf(many(100, () => 'name: W'));
    const more = await factsOf(many(101, () => 'name: W'));
    const seen = await factsOf(many(101, n => (n === 99 ? shared : '')));

    expect(hundred.facts['repo.usesSharedWorkflow']).toBe(false);
    expect(more.errors['repo.usesSharedWorkflow']).toMatch(
      /^More than 100 files are named like /,
    );
    expect(seen.facts['repo.usesSharedWorkflow']).toBe(true);
  });
});
