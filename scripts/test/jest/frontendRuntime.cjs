const Runtime = require('@backstage/cli/config/jestCachingModuleLoader');
const { reusing } = require('./reusing.cjs');

/** For packages that run in browsers. */
module.exports = reusing(Runtime);
