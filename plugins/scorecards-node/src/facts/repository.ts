import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * What the collector `repositoryFiles` observes unless more is configured: what
 * is in the repository of an entity.
 *
 * An entity's folder is where its source location points to. What is about a
 * whole repository counts for all folders of it.
 *
 * @public
 */
export const REPOSITORY_FACTS: readonly FactSchema[] = [
  {
    id: 'repo.hasReadme',
    type: 'boolean',
    description: 'Whether its folder has a README.',
  },
  {
    id: 'repo.readmeBytes',
    type: 'integer',
    unit: 'bytes',
    minimum: 0,
    description: 'Size of the README of its folder; 0 without one.',
  },
  {
    id: 'repo.hasLicense',
    type: 'boolean',
    description: 'Whether its folder or repository has a licence.',
  },
  {
    id: 'repo.hasChangelog',
    type: 'boolean',
    description: 'Whether its folder has a changelog.',
  },
  {
    id: 'repo.hasContributing',
    type: 'boolean',
    description:
      'Whether its folder or repository says how to contribute (CONTRIBUTING).',
  },
  {
    id: 'repo.hasCodeowners',
    type: 'boolean',
    description:
      'Whether its repository has a CODEOWNERS file where GitHub, GitLab or Gitea looks for one.',
  },
  {
    id: 'repo.hasCi',
    type: 'boolean',
    description:
      'Whether its repository has a pipeline: GitHub Actions, GitLab CI, Jenkins, Azure Pipelines, CircleCI, Buildkite, Bitbucket Pipelines, Tekton or another common one.',
  },
  {
    id: 'repo.hasTests',
    type: 'boolean',
    description:
      'Whether its folder has tests: a folder such as `test` or `__tests__`, or files named as tests are in its language.',
  },
  {
    id: 'repo.hasLockfile',
    type: 'boolean',
    description:
      'Whether the versions of its dependencies are locked, in its folder or its repository.',
  },
  {
    id: 'repo.hasSecurityPolicy',
    type: 'boolean',
    description:
      'Whether its repository says how to report a vulnerability (SECURITY).',
  },
  {
    id: 'repo.hasDependencyUpdates',
    type: 'boolean',
    description: 'Whether its repository is set up for Renovate or Dependabot.',
  },
  {
    id: 'repo.hasGitignore',
    type: 'boolean',
    description: 'Whether its folder or repository has a `.gitignore`.',
  },
  {
    id: 'repo.hasDockerfile',
    type: 'boolean',
    description: 'Whether its folder has a Dockerfile or Containerfile.',
  },
  {
    id: 'repo.hasAgentInstructions',
    type: 'boolean',
    description:
      'Whether its folder or repository has instructions for AI tools, such as `AGENTS.md`.',
  },
  {
    id: 'repo.hasSecurityScan',
    type: 'boolean',
    description:
      'Whether its folder or repository is set up for a security scanner, by names of files or in a pipeline: CodeQL, Semgrep, Trivy, Snyk, Grype, Gitleaks, TruffleHog, OSV-Scanner, Dependency-Check, Checkov, ZAP, Sonar or the scans of GitLab.',
  },
  {
    id: 'repo.usesFeatureFlags',
    type: 'boolean',
    description:
      'Whether its folder has definitions of feature flags, or depends on OpenFeature, LaunchDarkly, Unleash or another common library for them.',
  },
  {
    id: 'repo.usesSharedWorkflow',
    type: 'boolean',
    description:
      'Whether a pipeline of its folder or repository takes steps from another repository: a reusable workflow of GitHub or Gitea, a project or component that GitLab CI includes, or a shared library of Jenkins.',
  },
  {
    id: 'repo.hasSecretLookingFiles',
    type: 'boolean',
    description:
      'Whether its folder has files that are named like secrets, such as `.env`, `id_rsa` or `server.p12`, in tests too; what is in them is not looked at.',
  },
];
