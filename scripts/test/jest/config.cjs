const config = require('@backstage/cli/config/jest');

/** Backstage's configuration of all packages, with runtimes that reuse more. */
module.exports = config.then(({ projects, ...all }) => ({
  ...all,
  projects: projects.map(project => ({
    ...project,
    // Backstage gives one of its own to packages for browsers, and to these alone
    runtime: project.runtime
      ? require.resolve('./frontendRuntime.cjs')
      : require.resolve('./backendRuntime.cjs'),
  })),
}));
