const { statSync } = require('node:fs');
const { createRequire } = require('node:module');

// Installed with jest, and of its version.
const { default: Sequencer } = createRequire(require.resolve('jest'))(
  '@jest/test-sequencer',
);

/**
 * What takes minutes, whatever the size of its file: begun last, it would end
 * alone, with the other cores idle.
 */
const LONG = /conformance|killTest|crash|\.properties\./i;

/** Long tests first, then by size: jest knows no durations in a fresh clone. */
module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    const keys = new Map(
      tests.map(test => [
        test,
        { isLong: LONG.test(test.path), size: statSync(test.path).size },
      ]),
    );
    return [...tests].sort((a, b) => {
      const [one, other] = [keys.get(a), keys.get(b)];
      return other.isLong - one.isLong || other.size - one.size;
    });
  }
};
