/** A path on the machine that built or runs the code, taken apart. */
export interface BuildPath {
  /** `acme/orders`, where the root names group and project. */
  slug?: string;
  /** The repository's or job's name, where the root names it alone. */
  name?: string;
  /** From the root of the checkout, without a leading slash. */
  path: string;
}

/**
 * Where build systems, base images and hosts put a checkout. A segment `*`
 * stands for anything, `:name` for the repository or job, `:group` and
 * `:project` for the two halves of a slug. Longer roots come first where one
 * begins another.
 */
const ROOTS = [
  // Continuous integration
  '/home/runner/work/:name/*',
  '/__w/:name/*',
  '/github/workspace',
  '/builds/:group/:project',
  '/var/jenkins_home/workspace/:name',
  '/var/lib/jenkins/workspace/:name',
  '/home/jenkins/agent/workspace/:name',
  '/home/circleci/project',
  '/home/vsts/work/*/s',
  '/azp/_work/*/s',
  '/agent/_work/*/s',
  '/a/*/s',
  '/drone/src',
  '/opt/atlassian/pipelines/agent/build',
  '/codebuild/output/*/src',
  // Base images, buildpacks and hosts
  '/go/src',
  '/root/go/src',
  '/usr/src/app',
  '/usr/src',
  '/usr/local/app',
  '/opt/app-root/src',
  '/opt/app',
  '/var/www/html',
  '/var/www',
  '/var/task',
  '/home/site/wwwroot',
  '/srv/app',
  '/srv',
  '/app',
  '/src',
  '/code',
  '/rails',
  '/build/source',
  '/build',
  '/workspaces/:name',
  '/workspace/source',
  '/workspace',
  // A developer's machine
  '/home/*',
  '/Users/*',
  '/root',
].map(root => root.slice(1).split('/'));

function matches(root: string[], segments: string[]): boolean {
  return (
    segments.length > root.length &&
    root.every(
      (part, index) =>
        part === '*' || part.startsWith(':') || part === segments[index],
    )
  );
}

/**
 * Takes the root of the checkout off an absolute path.
 *
 * @param segments - of the path, the empty one before the first slash left out
 */
export function withoutBuildRoot(segments: string[]): BuildPath {
  const root = ROOTS.find(candidate => matches(candidate, segments));
  if (root === undefined) {
    return { path: segments.join('/') };
  }
  const named = (part: string) => {
    const index = root.indexOf(part);
    return index === -1 ? undefined : segments[index];
  };
  const group = named(':group');
  const slug = group && `${group}/${named(':project')}`.toLowerCase();
  return {
    slug,
    name: named(':name'),
    path: segments.slice(root.length).join('/'),
  };
}
