import { REPOSITORY_FACTS } from '@groundwork/backstage-plugin-scorecards-node';
import { ListedRepository } from './listing';
import { observeFolder } from './observe';
import { BUILT_IN_RULES } from './rules';

function factsOf(paths: readonly string[], folder = '') {
  const view = new ListedRepository(
    paths.map(path => ({ path, bytes: path.length })),
    async () => Buffer.from('nothing of note'),
  );
  return observeFolder(view, folder, BUILT_IN_RULES);
}

describe('BUILT_IN_RULES', () => {
  it('has one for each fact that is declared', () => {
    expect(BUILT_IN_RULES.map(({ factId }) => factId)).toEqual(
      REPOSITORY_FACTS.map(({ id }) => id),
    );
  });

  it.each<[string, string[], string[]]>([
    [
      'hasReadme',
      ['README.md', 'Readme.rst', 'readme'],
      ['docs/README.md', 'README.md.orig'],
    ],
    [
      'hasLicense',
      ['LICENSE', 'licence.txt', 'COPYING', 'LICENSES/MIT.txt'],
      ['src/LICENSE', 'license-check.js'],
    ],
    [
      'hasChangelog',
      ['CHANGELOG.md', 'HISTORY.md', 'CHANGES'],
      ['docs/CHANGELOG.md'],
    ],
    [
      'hasContributing',
      ['CONTRIBUTING.md', '.github/CONTRIBUTING.md'],
      ['src/CONTRIBUTING.md'],
    ],
    [
      'hasCodeowners',
      [
        'CODEOWNERS',
        '.github/CODEOWNERS',
        '.gitlab/CODEOWNERS',
        'docs/CODEOWNERS',
      ],
      ['src/CODEOWNERS', 'CODEOWNERS.md'],
    ],
    [
      'hasCi',
      [
        '.github/workflows/ci.yml',
        '.gitlab-ci.yml',
        'Jenkinsfile',
        'azure-pipelines.yml',
        '.circleci/config.yml',
        '.tekton/push.yaml',
        '.buildkite/pipeline.yml',
      ],
      [
        '.github/workflows/README.md',
        '.github/dependabot.yml',
        'docs/Jenkinsfile',
      ],
    ],
    [
      'hasTests',
      [
        'test/a.js',
        'src/__tests__/a.ts',
        'Acme.Orders.Tests/A.cs',
        'src/a.test.ts',
        'src/a.spec.tsx',
        'pkg/a_test.go',
        'tests/test_a.py',
        'app/test_a.py',
        'spec/models/a_spec.rb',
        'src/ATest.java',
        'a.feature',
      ],
      [
        'src/Latest.java',
        'contest/a.js',
        'node_modules/a/test/b.js',
        'vendor/x/a_test.go',
        'spec/openapi.yaml',
        'src/testing.ts',
        'test',
      ],
    ],
    [
      'hasLockfile',
      [
        'yarn.lock',
        'go.sum',
        'Cargo.lock',
        'poetry.lock',
        'gradle/verification-metadata.xml',
      ],
      ['package.json', 'src/yarn.lock'],
    ],
    [
      'hasSecurityPolicy',
      ['SECURITY.md', '.github/SECURITY.md', '.well-known/security.txt'],
      ['src/SECURITY.md'],
    ],
    [
      'hasDependencyUpdates',
      [
        'renovate.json',
        '.github/renovate.json5',
        '.renovaterc',
        '.github/dependabot.yml',
      ],
      ['dependabot.yml'],
    ],
    ['hasGitignore', ['.gitignore'], ['src/.gitignore']],
    [
      'hasDockerfile',
      [
        'Dockerfile',
        'Containerfile',
        'docker/Dockerfile',
        'Dockerfile.dev',
        'web.Dockerfile',
      ],
      ['src/Dockerfile', '.dockerignore'],
    ],
    [
      'hasAgentInstructions',
      [
        'AGENTS.md',
        'CLAUDE.md',
        '.github/copilot-instructions.md',
        '.cursor/rules/a.mdc',
      ],
      ['docs/AGENTS.md'],
    ],
    [
      'hasSecurityScan',
      [
        '.github/workflows/codeql-analysis.yml',
        '.github/workflows/Trivy.yaml',
        '.gitea/workflows/nightly-gitleaks.yml',
        '.github/workflows/snyk.yml',
        '.github/codeql/config.yml',
        '.snyk',
        '.semgrep.yml',
        '.semgrep/rules.yaml',
        'trivy.yaml',
        '.gitleaks.toml',
        'osv-scanner.toml',
        'sonar-project.properties',
      ],
      [
        '.github/dependabot.yml',
        '.github/workflows/ci.yml',
        '.github/workflows/codeql.md',
        'docs/trivy.yaml',
        'codeql.yml',
      ],
    ],
    [
      'usesFeatureFlags',
      [
        'flags.json',
        'config/feature-flags.yaml',
        'flagd.json',
        'flagd-local.yaml',
        'checkout.flags.yaml',
        'flags/shop.goff.yaml',
        '.launchdarkly/flags.json',
        '.unleash/config.yml',
      ],
      ['src/flags.json', 'flags.md', 'package.json', 'compiler-flags.json'],
    ],
    ['usesSharedWorkflow', [], ['.github/workflows/shared.yml']],
    [
      'hasSecretLookingFiles',
      [
        '.env',
        'deploy/.env.production',
        '.env.development.local',
        'keys/id_rsa',
        'certs/server-private.pem',
        'certs/private.key',
        'src/main/resources/server.p12',
        'android/release.keystore',
        'a.jks',
        'a.pfx',
        'gcp/credentials.json',
        '.netrc',
      ],
      [
        '.env.example',
        '.env.sample',
        '.envrc',
        'keys/id_rsa.pub',
        'certs/server.pem',
        '.npmrc',
        'src/credentials.json.ts',
        'node_modules/a/test/.env',
        'vendor/a/server.p12',
      ],
    ],
  ])('repo.%s', async (name, present, absent) => {
    for (const path of present) {
      const { facts } = await factsOf(['src/a', path]);
      expect([path, facts[`repo.${name}`]]).toEqual([path, true]);
    }
    for (const path of absent) {
      const { facts } = await factsOf([path]);
      expect([path, facts[`repo.${name}`]]).toEqual([path, false]);
    }
  });

  it.each([
    [['README.md'], 9],
    [['README', 'README.md'], 9],
    [['src/a'], 0],
  ])('measures the README of %j', async (paths, bytes) => {
    const { facts } = await factsOf(paths);

    expect(facts['repo.readmeBytes']).toBe(bytes);
  });

  it('looks in the folder, and for what is of the whole repository in its root', async () => {
    const { facts } = await factsOf(
      [
        'README.md',
        'LICENSE',
        'CODEOWNERS',
        'CHANGELOG.md',
        'Dockerfile',
        'yarn.lock',
        '.github/workflows/ci.yml',
        'test/a.js',
        'services/orders/package.json',
        'services/orders/SECURITY.md',
      ],
      'services/orders',
    );

    expect(facts).toEqual({
      'repo.hasReadme': false,
      'repo.readmeBytes': 0,
      'repo.hasLicense': true,
      'repo.hasChangelog': false,
      'repo.hasContributing': false,
      'repo.hasCodeowners': true,
      'repo.hasCi': true,
      'repo.hasTests': false,
      'repo.hasLockfile': true,
      'repo.hasSecurityPolicy': false,
      'repo.hasDependencyUpdates': false,
      'repo.hasGitignore': false,
      'repo.hasDockerfile': false,
      'repo.hasAgentInstructions': false,
      'repo.hasSecurityScan': false,
      'repo.usesFeatureFlags': false,
      'repo.usesSharedWorkflow': false,
      'repo.hasSecretLookingFiles': false,
    });
  });
});
