import { counts, entityRow } from '../__testUtils__/scorecards';
import { rowsCsv } from './rowsCsv';

describe('rowsCsv', () => {
  it('has the columns of the backend’s export, and nothing for what is not known', () => {
    const ledger = entityRow('ledger', {
      entity: {
        title: 'Ledger, old',
        tier: 1,
        owner: { entityRef: 'group:default/ledger-team', title: 'Ledger team' },
      },
      level: 2,
      score: 0.5,
      coverage: 0.75,
      counts: counts({ pass: 2, fail: 1, unknown: 1 }),
      missing: [
        { checkId: 'runbook', title: 'Has a runbook', status: 'fail' },
        { checkId: 'drill', title: 'Drilled', status: 'unknown' },
      ],
      since: '2026-11-03T09:00:00.000Z',
      evaluatedAt: '2026-11-21T08:00:00.000Z',
    });
    const fresh = entityRow('fresh', {
      entity: { title: 'Fresh', type: undefined, lifecycle: undefined },
      level: 0,
      score: undefined,
      coverage: undefined,
      unmeasured: true,
      counts: counts(),
      since: '2026-11-21T08:00:00.000Z',
      evaluatedAt: '2026-11-21T08:00:00.000Z',
    });
    expect(rowsCsv([ledger, fresh]).split('\n')).toEqual([
      'entityRef,title,kind,type,lifecycle,tier,owner,level,levelName,score,coverage,unmeasured,since,missing,pass,fail,unknown,stale,exempt,version,evaluatedAt',
      'component:default/ledger,"Ledger, old",component,service,production,1,group:default/ledger-team,2,Observed,0.5,0.75,false,2026-11-03T09:00:00.000Z,runbook drill,2,1,1,0,0,3,2026-11-21T08:00:00.000Z',
      'component:default/fresh,Fresh,component,,,,,0,,,,true,2026-11-21T08:00:00.000Z,,0,0,0,0,0,3,2026-11-21T08:00:00.000Z',
      '',
    ]);
  });
});
