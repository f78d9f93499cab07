import { BUILT_IN_COLLECTORS } from '@groundwork/backstage-plugin-scorecards-node';
import { FactCatalog } from '../facts/FactCatalog';

describe('BUILT_IN_COLLECTORS', () => {
  it('declare facts that can be told apart and named in CEL', () => {
    const { facts } = FactCatalog.create({ collectors: BUILT_IN_COLLECTORS });

    expect(facts.size).toBe(
      BUILT_IN_COLLECTORS.flatMap(collector => collector.facts).length,
    );
  });
});
