import {
  BUILT_IN_COLLECTORS,
  TEAM_SHARES,
} from '@groundwork/backstage-plugin-scorecards-node';
import { FactCatalog } from '../facts/FactCatalog';

describe('BUILT_IN_COLLECTORS', () => {
  it('declare facts that can be told apart and named in CEL', () => {
    const { facts } = FactCatalog.create({ collectors: BUILT_IN_COLLECTORS });

    expect(facts.size).toBe(
      BUILT_IN_COLLECTORS.flatMap(collector => collector.facts).length,
    );
  });

  it('declare what each share of a team is a share of, with the type for it', () => {
    const { facts } = FactCatalog.create({ collectors: BUILT_IN_COLLECTORS });

    const types = TEAM_SHARES.map(({ of, counts = 'true' }) => [
      counts,
      facts.get(of)?.type,
    ]);
    expect(new Set(types.map(it => it.join()))).toEqual(
      new Set([
        'true,boolean',
        'false,boolean',
        'present,integer',
        'within90Days,timestamp',
      ]),
    );
  });
});
