const config = require('@backstage/cli/config/jest');

/**
 * Backstage's configuration of all packages, with runtimes that reuse more, and
 * patience where others run beside.
 */
module.exports = config.then(({ projects, ...all }) => ({
  ...all,
  projects: projects.map(project =>
    isForBrowsers(project)
      ? {
          ...project,
          runtime: require.resolve('./frontendRuntime.cjs'),
          setupFilesAfterEnv: [
            ...project.setupFilesAfterEnv,
            require.resolve('./patience.cjs'),
          ],
        }
      : { ...project, runtime: require.resolve('./backendRuntime.cjs') },
  ),
}));

/** Backstage gives a runtime of its own to these alone. */
function isForBrowsers({ runtime }) {
  return runtime !== undefined;
}
