import { BlueprintPolicy } from '@groundwork/backstage-plugin-environments-common';
import fc from 'fast-check';
import { someFindings } from './__testUtils__/findings';
import { decideVerdict, digestOfFindings } from './decideVerdict';
import { Findings, Usage } from './types';

const now = new Date('2026-11-20T12:00:00Z');
const HOUR_MS = 60 * 60_000;

function decide(
  policy: Partial<BlueprintPolicy> = {},
  change: Partial<Findings> = {},
  usage: Usage = { environments: 0, costPerDay: 0 },
) {
  const findings = someFindings(change);
  return decideVerdict(
    {
      ...findings,
      blueprint: {
        ...findings.blueprint,
        policy: { ...findings.blueprint.policy, ...policy },
      },
    },
    usage,
    { now, currency: 'EUR' },
  );
}

const approval = {
  groups: ['group:default/platform'],
  required: 2,
  validFor: { hours: 8 },
};

describe('decideVerdict', () => {
  it('allows what nothing speaks against, and says what it costs', () => {
    expect(decide({}, { ttlMs: 12 * HOUR_MS })).toMatchObject({
      decision: 'allowed',
      reasons: [],
      cost: { currency: 'EUR', perDay: 48, total: 24 },
      expiresAt: '2026-11-21T00:00:00.000Z',
    });
    expect(decide().cost).toEqual({ currency: 'EUR', perDay: 48 });
  });

  it.each<
    [string, Partial<BlueprintPolicy>, Partial<Findings>, Usage, string, string]
  >([
    [
      'somebody of another group',
      { allowedGroups: ['group:default/platform'] },
      {},
      { environments: 0, costPerDay: 0 },
      'policy',
      'Only members of platform may create from it',
    ],
    [
      'a ref that does not fit',
      { allowedRefs: ['main', 'release/**'] },
      {},
      { environments: 0, costPerDay: 0 },
      'ref',
      "The ref 'feature/gifts' is not one that the blueprint allows: main, release/**",
    ],
    [
      'too long a life',
      { maxTtl: { hours: 24 } },
      { ttlMs: 25 * HOUR_MS },
      { environments: 0, costPerDay: 0 },
      'ttl',
      'It can live for 24 hours at most, not 25',
    ],
    [
      'no life at all',
      {},
      { ttlMs: 0 },
      { environments: 0, costPerDay: 0 },
      'ttl',
      'It has to live for some time',
    ],
    [
      'one too many',
      { maxPerOwner: 2 },
      {},
      { environments: 2, costPerDay: 0 },
      'quota',
      'ordering has 2 of 2 environments of this blueprint; destroy one that is not needed any more',
    ],
    [
      'too much money',
      { maxCostPerDay: 100 },
      {},
      { environments: 0, costPerDay: 52.5 },
      'quota',
      'Environments of ordering may cost 100 per day; the others cost 52.5, and this one would cost 48',
    ],
  ])('denies %s', (_, policy, change, usage, code, message) => {
    expect(decide(policy, change, usage)).toMatchObject({
      decision: 'denied',
      reasons: [{ code, message }],
    });
  });

  it('grants the last of a quota, and of a budget', () => {
    expect(
      decide(
        { maxPerOwner: 2, maxCostPerDay: 100 },
        {},
        { environments: 1, costPerDay: 52 },
      ),
    ).toMatchObject({
      decision: 'allowed',
      quota: {
        environments: { used: 1, limit: 2 },
        costPerDay: { used: 52, limit: 100 },
      },
    });
  });

  it('counts no environment twice that is only changed', () => {
    const change = { environmentId: 'e1', costPerDayBefore: 48 };
    expect(
      decide({ maxPerOwner: 1, maxCostPerDay: 10 }, change, {
        environments: 1,
        costPerDay: 500,
      }).decision,
    ).toBe('allowed');
    expect(
      decide(
        { maxCostPerDay: 100 },
        { ...change, costPerDayBefore: 24 },
        { environments: 1, costPerDay: 60 },
      ).decision,
    ).toBe('denied');
  });

  it('asks for an approval where the rule says so', () => {
    expect(decide({ approval })).toMatchObject({
      decision: 'needs-approval',
      reasons: [{ code: 'approval', message: '2 of platform must agree' }],
      approval: { groups: ['group:default/platform'], required: 2 },
    });
    const above = (aboveCostPerDay: number) =>
      decide({ approval: { ...approval, aboveCostPerDay } }).decision;
    expect(above(47.99)).toBe('needs-approval');
    expect(above(48)).toBe('allowed');
  });

  it('denies what nobody can agree to, where somebody has to', () => {
    const notToAgree = [{ code: 'plan', message: 'no plan of web' }];
    expect(decide({ approval }, { notToAgree })).toMatchObject({
      decision: 'denied',
      reasons: notToAgree,
    });
    const dear = { ...approval, aboveCostPerDay: 48 };
    expect(decide({ approval: dear }, { notToAgree }).decision).toBe('allowed');
  });

  it('asks for none to apply what was agreed to once more', () => {
    expect(
      decide({ approval }, { environmentId: 'e1', isChange: false }).decision,
    ).toBe('allowed');
  });

  it('denies rather than asks, with every reason', () => {
    const reasons = [{ code: 'inputs', message: 'size must be a number' }];
    expect(
      decide(
        { approval, allowedRefs: ['main'] },
        { reasons },
        { environments: 0, costPerDay: 0 },
      ),
    ).toMatchObject({
      decision: 'denied',
      reasons: [{ code: 'inputs' }, { code: 'ref' }],
    });
  });

  it('tells nothing of an owner that is none of the caller', () => {
    const verdict = decideVerdict(someFindings(), undefined, {
      now,
      currency: 'EUR',
    });
    expect(verdict.quota).toBeUndefined();
  });

  it('never grants more than a quota, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.nat(200),
        fc.array(fc.nat(80), { maxLength: 12 }),
        (maxPerOwner, maxCostPerDay, asked) => {
          const granted: number[] = [];
          for (const costPerDay of asked) {
            const { decision } = decide(
              { maxPerOwner, maxCostPerDay },
              { costPerDay },
              {
                environments: granted.length,
                costPerDay: granted.reduce((sum, it) => sum + it, 0),
              },
            );
            if (decision === 'allowed') {
              granted.push(costPerDay);
            }
          }
          expect(granted.length).toBeLessThanOrEqual(maxPerOwner);
          const dear = granted.filter(it => it > 0);
          expect(dear.reduce((sum, it) => sum + it, 0)).toBeLessThanOrEqual(
            Math.max(maxCostPerDay, 0),
          );
        },
      ),
    );
  });
});

describe('digestOfFindings', () => {
  it.each<[string, Partial<Findings>]>([
    ['name', { name: 'other' }],
    ['owner', { owner: 'group:default/platform' }],
    ['component', { component: undefined }],
    ['inputs', { inputs: { size: 2 } }],
    [
      'commit',
      {
        source: {
          repository: '/repos/orders',
          ref: 'feature/gifts',
          commit: 'd'.repeat(40),
        },
      },
    ],
    [
      'version of the blueprint',
      {
        blueprint: {
          id: 'service',
          version: 4,
          policy: { grace: { days: 1 } },
          policyVersion: 4,
        },
      },
    ],
    ['plan', { plan: [] }],
    ['fingerprint of a driver', { fingerprints: { web: 'sha256:1' } }],
    ['cost', { costPerDay: 49 }],
    ['time to live', { ttlMs: 1 }],
  ])('is another with another %s', (_, change) => {
    expect(digestOfFindings(someFindings(change))).not.toBe(
      digestOfFindings(someFindings()),
    );
  });

  it('is the same whoever asks, and whatever others have', () => {
    expect(
      digestOfFindings(
        someFindings({
          ownershipRefs: [],
          expected: { p50Ms: 1, p90Ms: 2, n: 3 },
        }),
      ),
    ).toBe(digestOfFindings(someFindings()));
  });
});
