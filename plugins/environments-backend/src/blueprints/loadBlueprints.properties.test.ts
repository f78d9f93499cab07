import fc from 'fast-check';
import { blueprintYaml, testDrivers } from './__testUtils__/yaml';
import { loadBlueprints } from './loadBlueprints';

const drivers = testDrivers();

describe('loadBlueprints', () => {
  it('throws for no text, and tells a place for each problem', () => {
    const whole = blueprintYaml();
    const spoilt = fc
      .tuple(fc.nat(whole.length), fc.nat(20), fc.string({ maxLength: 20 }))
      .map(
        ([at, length, instead]) =>
          whole.slice(0, at) + instead + whole.slice(at + length),
      );
    fc.assert(
      fc.property(fc.oneof(fc.string(), spoilt), text => {
        const { blueprints, refused } = loadBlueprints(text, drivers);
        expect(blueprints.length + refused.length).toBeGreaterThan(0);
        for (const { line, column } of refused.flatMap(it => it.problems)) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
