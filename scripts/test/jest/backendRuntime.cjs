const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { reusing } = require('./reusing.cjs');
const { whenAsked } = require('./whenAsked.cjs');

// Installed with jest, and of its version.
const { default: Runtime } = createRequire(require.resolve('jest'))(
  'jest-runtime',
);

const TEST_UTILS = '@backstage/backend-test-utils';
const INDEX = require.resolve(TEST_UTILS);
const WITHIN = /[\\/]@backstage[\\/]backend-test-utils[\\/]dist[\\/]/;
/** By name, each from the file that has it. */
const PARTS = exportsOf(INDEX);
const SERVICES = /^@backstage\/backend-defaults\//;

/**
 * For packages that run in Node.js.
 *
 * Nearly all of their tests take a thing or two from Backstage's test utilities,
 * behind which stands every service of a backend, with the clients of four clouds:
 * seconds for each test file. So a file gets the parts that it names, and services
 * are loaded when they are asked for.
 */
module.exports = class BackendRuntime extends reusing(Runtime) {
  requireModuleOrMock(from, name) {
    const isIndex = name === TEST_UTILS;
    const isService = SERVICES.test(name) && WITHIN.test(from);
    if (
      !(isIndex || isService) ||
      this._shouldMockCjs(from, name, this._explicitShouldMock)
    ) {
      return super.requireModuleOrMock(from, name);
    }
    if (isService) {
      return whenAsked(() => super.requireModuleOrMock(from, name));
    }
    const load = part => super.requireModuleOrMock(INDEX, part);
    const source = this.readFile(from);
    // Now, as some set up hooks of jest, which is too late in a test
    [...PARTS]
      .filter(([part]) => source.includes(part))
      .forEach(([, { file }]) => load(file));
    return gathered(PARTS, load);
  }
};

function gathered(parts, load) {
  return Object.defineProperties(
    {},
    Object.fromEntries(
      [...parts].map(([name, { file, key }]) => [
        name,
        { enumerable: true, get: () => load(file)[key] },
      ]),
    ),
  );
}

/** `var A = require('./a')`, and later `exports.b = A.c` or a getter of it. */
function exportsOf(index) {
  const code = readFileSync(index, 'utf8');
  const files = new Map(
    [...code.matchAll(/^var (\w+) = require\('(\.[^']+)'\);$/gm)].map(
      ([, variable, file]) => [variable, file],
    ),
  );
  const found = code.matchAll(
    /^exports\.(\w+) = (\w+)\.(\w+);$|defineProperty\(exports, "(\w+)", \{\s*enumerable: true,\s*get: function \(\) \{ return (\w+)\.(\w+); \}/gm,
  );
  return new Map(
    [...found].map(([, a, b, c, name = a, variable = b, key = c]) => [
      name,
      { file: files.get(variable), key },
    ]),
  );
}
