import { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';
import { RE2JS } from 're2js';
import { Format } from './documents';
import { compileGlob, Glob } from './globs';
import {
  FEATURE_FLAGS,
  SECRETS,
  SECURITY_SCAN,
  SHARED_WORKFLOW,
  Signs,
} from './signs';
import { ValuePath } from './valuePath';
import { joinPath } from './view';

/**
 * Where something is looked for: in the folder of an entity, in the root of its
 * repository, or in the folder and then in the root.
 */
export const PLACES = ['folder', 'repository', 'either'] as const;

export type Place = (typeof PLACES)[number];

/** How a fact is found in the files of a repository. */
export type FileRule = { factId: string; in: Place } & (
  | { kind: 'exists'; globs: readonly Glob[] }
  /** Size of the first that is there; 0 without one. */
  | { kind: 'size'; globs: readonly Glob[] }
  | ({ kind: 'signs' } & Signs)
  | { kind: 'contains'; file: string; pattern: RE2JS }
  | { kind: 'value'; file: string; format: Format; path: ValuePath }
);

/** A fact together with how it is found. */
export interface FileFact {
  schema: FactSchema;
  rule: FileRule;
}

const README = [
  'README.md',
  'README{,.rst,.adoc,.txt,.org,.markdown,.asciidoc}',
  'readme.md',
];
const LICENSE = [
  'LICEN{S,C}E{,.md,.txt,.rst}',
  'COPYING{,.md,.txt}',
  'UNLICENSE{,.md,.txt}',
  'LICENSES/*',
];
const CHANGELOG = [
  'CHANGELOG{.md,,.rst,.adoc,.txt}',
  'CHANGES{.md,,.rst,.txt}',
  'HISTORY{.md,,.rst,.txt}',
  'RELEASE{S,_NOTES,-NOTES}.md',
  'NEWS{.md,,.rst}',
];
const CI = [
  '.gitlab-ci.{yml,yaml}',
  'Jenkinsfile',
  'azure-pipelines.{yml,yaml}',
  '.circleci/config.yml',
  'bitbucket-pipelines.yml',
  '.travis.yml',
  '.drone.{yml,yaml}',
  '.buildkite/pipeline.{yml,yaml}',
  '.woodpecker.{yml,yaml}',
  '.cirrus.yml',
  'cloudbuild.{yaml,yml}',
  'buildspec.{yml,yaml}',
  '{.github,.gitea,.forgejo}/workflows/*.{yml,yaml}',
  '{.woodpecker,.tekton}/*.{yml,yaml}',
];
const TEST_FOLDERS = [
  '**/{test,tests,__tests__,e2e,e2e-tests,unittests,*.tests,*.unittests}/**/*',
];
/** Not in any case: `Latest.java` is no test. */
const TEST_FILES = [
  '**/*.{test,tests,spec,e2e,cy}.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}',
  '**/{*_test,*_tests,test_*,tests,*_spec}.{go,py,rb,rs,c,cc,cpp,exs,erl,dart,php,lua,jl}',
  '**/{*Test,*Tests,*TestCase,*Spec}.{java,kt,kts,scala,groovy,cs,fs,vb,swift,php,m,hs}',
  '**/{*.bats,*_test.sh,*.robot,*.feature}',
];
const LOCKFILES = [
  '{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,deno.lock}',
  '{go.sum,Cargo.lock,Gemfile.lock,composer.lock,mix.lock,rebar.lock,pubspec.lock,Podfile.lock,Package.resolved}',
  '{poetry.lock,Pipfile.lock,uv.lock,pdm.lock,pylock.toml}',
  '{gradle.lockfile,gradle/verification-metadata.xml,packages.lock.json,paket.lock,flake.lock,conan.lock,Manifest.toml,renv.lock}',
];
const AGENT_INSTRUCTIONS = [
  '{AGENTS,AGENT,CLAUDE,GEMINI}.md',
  '.github/copilot-instructions.md',
  '{.cursorrules,.windsurfrules,.clinerules,.junie/guidelines.md}',
  '.cursor/rules/*',
];

/** How the facts in the box are found, in the order of their declarations. */
export const BUILT_IN_RULES: readonly FileRule[] = [
  exists('hasReadme', 'folder', README),
  {
    factId: 'repo.readmeBytes',
    in: 'folder',
    kind: 'size',
    globs: all(README),
  },
  exists('hasLicense', 'either', LICENSE),
  exists('hasChangelog', 'folder', CHANGELOG),
  exists('hasContributing', 'either', [
    '{,.github/,docs/}CONTRIBUTING{.md,,.rst,.adoc,.txt}',
  ]),
  exists('hasCodeowners', 'repository', [
    '{,.github/,.gitlab/,.gitea/,.forgejo/,docs/}CODEOWNERS',
  ]),
  exists('hasCi', 'either', CI),
  {
    factId: 'repo.hasTests',
    in: 'folder',
    kind: 'exists',
    globs: [...all(TEST_FOLDERS), ...TEST_FILES.map(it => compileGlob(it))],
  },
  exists('hasLockfile', 'either', LOCKFILES),
  exists('hasSecurityPolicy', 'repository', [
    '{,.github/,.gitlab/,docs/}SECURITY{.md,,.rst,.adoc,.txt}',
    '{,.well-known/}security.txt',
  ]),
  exists('hasDependencyUpdates', 'repository', [
    '{,.github/,.gitlab/}{renovate.json,renovate.json5}',
    '{.renovaterc,.renovaterc.json,.renovaterc.json5}',
    '.github/dependabot.{yml,yaml}',
  ]),
  exists('hasGitignore', 'either', ['.gitignore']),
  exists('hasDockerfile', 'folder', [
    '{,docker/,build/}{Dockerfile,Containerfile}',
    '{Dockerfile,Containerfile}.*',
    '*.{Dockerfile,Containerfile}',
  ]),
  exists('hasAgentInstructions', 'either', AGENT_INSTRUCTIONS),
  {
    factId: 'repo.hasSecurityScan',
    in: 'either',
    kind: 'signs',
    ...SECURITY_SCAN,
  },
  {
    factId: 'repo.usesFeatureFlags',
    in: 'folder',
    kind: 'signs',
    ...FEATURE_FLAGS,
  },
  {
    factId: 'repo.usesSharedWorkflow',
    in: 'either',
    kind: 'signs',
    ...SHARED_WORKFLOW,
  },
  {
    factId: 'repo.hasSecretLookingFiles',
    in: 'folder',
    kind: 'exists',
    globs: SECRETS,
  },
];

function exists(
  name: string,
  place: Place,
  globs: readonly string[],
): FileRule {
  return {
    factId: `repo.${name}`,
    in: place,
    kind: 'exists',
    globs: all(globs),
  };
}

/** People write names of such files in any case. */
function all(globs: readonly string[]): Glob[] {
  return globs.map(glob => compileGlob(glob, { ignoreCase: true }));
}

/** Files whose content rules need, from the root. */
export function filesToRead(
  rules: readonly FileRule[],
  folders: readonly string[],
): Set<string> {
  const files = new Set<string>();
  for (const rule of rules) {
    if (rule.kind === 'contains' || rule.kind === 'value') {
      for (const folder of folders) {
        for (const place of placesOf(rule.in, folder)) {
          files.add(place === '' ? rule.file : `${place}/${rule.file}`);
        }
      }
    }
  }
  return files;
}

/** Tells of each file, from the root, whether rules look for signs in it. */
export function signsReadIn(
  rules: readonly FileRule[],
  folders: readonly string[],
): (path: string) => boolean {
  const globsByPlace = new Map<string, Set<Glob>>();
  for (const rule of rules) {
    if (rule.kind === 'signs') {
      for (const place of folders.flatMap(it => placesOf(rule.in, it))) {
        const globs = globsByPlace.get(place) ?? new Set();
        rule.contents.forEach(({ files }) => globs.add(files));
        globsByPlace.set(place, globs);
      }
    }
  }
  const inPlaces = [...globsByPlace].map(([place, globs]) => ({
    prefix: joinPath(place, ''),
    globs: [...globs],
  }));
  return path =>
    inPlaces.some(({ prefix, globs }) => {
      if (!path.startsWith(prefix)) {
        return false;
      }
      const rest = path.slice(prefix.length);
      const depth = rest.split('/').length;
      return globs.some(
        glob => glob.depths?.includes(depth) !== false && glob.matches(rest),
      );
    });
}

/** Folders to look in, in that order. */
export function placesOf(place: Place, folder: string): string[] {
  switch (place) {
    case 'folder':
      return [folder];
    case 'repository':
      return [''];
    case 'either':
      return folder === '' ? [''] : [folder, ''];
    default:
      throw new Error(`Unknown place ${place satisfies never}`);
  }
}
