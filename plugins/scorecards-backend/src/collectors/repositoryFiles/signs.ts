import { RE2JS } from 're2js';
import { compileGlob, Glob } from './globs';

/** What files of a kind have in them. */
export interface ContentSign {
  /** Files that are read. */
  files: Glob;
  pattern: RE2JS;
}

/** By what it is told that something is there: one of these is enough. */
export interface Signs {
  /** Files that tell it by their names. */
  globs: readonly Glob[];
  contents: readonly ContentSign[];
}

/** What comes before on the same line, as long as no comment begins. */
const NO_COMMENT = '(?im)^[^#\\n]*';

const WORKFLOWS = '{.github,.gitea,.forgejo}/workflows/*.{yml,yaml}';
const PIPELINES = [
  '{.gitlab-ci.yml,.gitlab-ci.yaml,Jenkinsfile,azure-pipelines.yml,azure-pipelines.yaml,.circleci/config.yml,bitbucket-pipelines.yml}',
  WORKFLOWS,
];

/** As they are called in names of files, and by what pipelines run. */
const SCANNERS = [
  'codeql',
  'semgrep',
  'trivy',
  'grype',
  'gitleaks',
  'trufflehog',
  'osv-scanner',
  'dependency-check',
  'dependency-review',
  'checkov',
  'zaproxy',
  'sonarqube',
  'sonarcloud',
];

/** Not the bot that asks for updates. */
const SNYK = '\\bsnyk(?:/| (?:test|code|container|iac|monitor)\\b)';
/** A template that comes with GitLab. */
const GITLAB_SCAN = '\\bSecurity/[\\w-]+\\.gitlab-ci\\.yml';

/** Scanners, by their settings and by what pipelines run. */
export const SECURITY_SCAN: Signs = {
  globs: all([
    '{.snyk,.semgrep.yml,.semgrep.yaml,.semgrepignore,trivy.yaml,.trivyignore,.grype.yaml}',
    '{.gitleaks.toml,.gitleaksignore,osv-scanner.toml,.checkov.yaml,.checkov.yml}',
    '{sonar-project.properties,.zap/rules.tsv,.secrets.baseline}',
    `{.github,.gitea,.forgejo}/workflows/*{snyk,${SCANNERS.join()}}*.{yml,yaml}`,
    '{.semgrep,.github/codeql}/*',
  ]),
  contents: contents(
    PIPELINES,
    `${NO_COMMENT}(?:\\b(?:${SCANNERS.join('|')})\\b|${SNYK}|${GITLAB_SCAN})`,
  ),
};

/** Flags, by their definitions and by libraries that manifests ask for. */
export const FEATURE_FLAGS: Signs = {
  globs: all([
    '{,config/}{flags,feature-flags}.{json,yaml}',
    '{.flipt.yml,featurevisor.config.js}',
    '{,config/,flags/}{flagd*,*.flags,*.goff}.{json,yaml,yml}',
    '{.launchdarkly,.unleash,.featurevisor}/*',
  ]),
  contents: contents(
    [
      '{package.json,go.mod,pyproject.toml,requirements.txt,pom.xml,build.gradle,build.gradle.kts,Gemfile,Cargo.toml,composer.json}',
      '*.csproj',
    ],
    '(?i)@openfeature/|open-?feature|launchdarkly|unleash-client|unleashclient|@unleash/|getunleash|go-feature-flag|flagsmith|@growthbook/|configcat|@splitsoftware/|@flipt-io/',
  ),
};

/** Pipelines that take steps from another repository. */
export const SHARED_WORKFLOW: Signs = {
  globs: [],
  contents: [
    ...contents(
      [WORKFLOWS],
      // That of the same repository begins with a dot
      '(?m)^\\s*(?:-\\s+)?uses:\\s*[\'"]?[\\w-][\\w.-]*/[\\w.-]+/\\.(?:github|gitea|forgejo)/workflows/[^\\s@\'"]+@',
    ),
    ...contents(
      ['.gitlab-ci.{yml,yaml}'],
      // Needs name projects, too, but no files of theirs
      '(?m)^\\s*-\\s+component:\\s*\\S|^\\s*-\\s+project:\\s*\\S+\\s*\\n(?:\\s+ref:\\s*\\S+\\s*\\n)?\\s+file:',
    ),
    ...contents(['Jenkinsfile'], '(?m)^\\s*@Library\\('),
  ],
};

/** Names of files with secrets; not those of examples. */
export const SECRETS: readonly Glob[] = all([
  '**/{.env,.env.local,.env.*.local,.env.prod,.env.production,.env.staging,.env.secret,.env.secrets}',
  '**/{id_rsa,id_dsa,id_ecdsa,id_ed25519,*private*.pem,*private*.key}',
  '**/{*.p12,*.pfx,*.jks,*.keystore,*.ppk,*.kdbx}',
  '**/{credentials.json,client_secret*.json,serviceaccountkey*.json,service-account*.json}',
  '**/{.netrc,.pgpass,.git-credentials,.htpasswd}',
]);

function contents(globs: readonly string[], pattern: string): ContentSign[] {
  const compiled = RE2JS.compile(pattern);
  return all(globs).map(files => ({ files, pattern: compiled }));
}

/** People write names of such files in any case. */
function all(globs: readonly string[]): Glob[] {
  return globs.map(glob => compileGlob(glob, { ignoreCase: true }));
}
