import { parseCodeowners } from '@groundwork/backstage-plugin-ownership-common';
import fc from 'fast-check';
import { entity, REF } from './__testUtils__/catalog';
import {
  codeownersEvidence,
  sharesOfFiles,
  sharesOfRules,
} from './evidence/codeownersShares';
import { commitEvidence } from './evidence/commits';
import { namedEvidence } from './evidence/named';
import { groupsOfOwners } from './evidence/people';
import { siblingEvidence } from './evidence/siblings';
import { similarNameEvidence } from './evidence/similarNames';
import { OwnerEvidence } from './evidence/types';
import { wholeEvidence } from './evidence/wholes';
import { GroupTree } from './groupTree';
import { suggestOwners } from './suggestOwners';

const PAYMENTS = REF('group payments');
const RISK = REF('group risk');

const groups = new GroupTree(
  [
    entity('group acme'),
    entity('group payments', { childOf: ['group acme'] }),
    entity('group risk', { childOf: ['group acme'] }),
    entity('group solo', { childOf: ['group acme'] }),
  ],
  [
    entity('user ada', { memberOf: ['group payments', 'group acme'] }),
    entity('user ben', { memberOf: ['group payments', 'group risk'] }),
    entity('user cleo', { memberOf: ['group risk'] }),
    entity('user dan', { memberOf: ['group solo'] }),
  ],
);

const orders = { repo: 'github.com/acme/orders', folder: '' };
const api = { ...orders, folder: 'services/api' };

const told = (evidence: readonly OwnerEvidence[]) =>
  evidence.map(
    ({ entityRef, confidence, reason }) =>
      `${entityRef.split('/')[1]} ${confidence.toFixed(2)} ${reason}`,
  );

describe('evidence', () => {
  const rules = {
    parsed: parseCodeowners(
      '* @acme/payments\n/docs/ @acme/risk @acme/unknown\n/free/\n',
      { dialect: 'github' },
    ),
    findOwner: ({ text }: { text: string }) =>
      new Map([
        ['@acme/payments', PAYMENTS],
        ['@acme/risk', RISK],
      ]).get(text),
  };

  it('is the share of files that CODEOWNERS gives to each', () => {
    const files = ['a.ts', 'b.ts', 'c.ts', 'docs/a.md', 'free/x'];
    const shares = sharesOfFiles(rules, files);
    // 0.9 of three and of one in five
    expect(told(codeownersEvidence(orders, shares))).toEqual([
      'payments 0.54 CODEOWNERS of acme/orders gives it 3 of 5 files',
      'risk 0.18 CODEOWNERS of acme/orders gives it 1 of 5 files',
    ]);
    expect(told(codeownersEvidence(api, shares))[0]).toBe(
      'payments 0.54 CODEOWNERS of acme/orders, services/api, gives it 3 of 5 files',
    );
  });

  it('is the share of rules that name each, where files are not known', () => {
    // 0.7 of one in three
    expect(told(codeownersEvidence(orders, sharesOfRules(rules)))).toEqual([
      'payments 0.23 CODEOWNERS of acme/orders names it in 1 of 3 rules',
      'risk 0.23 CODEOWNERS of acme/orders names it in 1 of 3 rules',
    ]);
  });

  const part = (name: string, ...owners: string[]) =>
    entity(`component ${name}`, { owners });

  it('is who owns the siblings', () => {
    const siblings = [
      part('a', 'group payments'),
      part('b', 'group payments'),
      part('c', 'group risk'),
      part('d'),
    ];
    // two and one of three that have an owner
    expect(
      told(siblingEvidence(siblings, { in: 'system', name: 'Shop' })),
    ).toEqual([
      'payments 0.40 It owns 2 of 3 other parts of the system Shop',
      'risk 0.20 It owns 1 of 3 other parts of the system Shop',
    ]);
    expect(
      told(
        siblingEvidence([part('a', 'group payments'), part('d')], {
          in: 'repository',
          name: 'acme/orders',
        }),
      ),
    ).toEqual([
      'payments 0.49 It owns 1 of 1 other part of the repository acme/orders',
    ]);
  });

  it('is who owns the whole', () => {
    expect(
      told(
        wholeEvidence([
          entity('system shop', { title: 'Shop', owners: ['group payments'] }),
          entity('domain trade', { title: 'Trade', owners: ['group risk'] }),
        ]),
      ),
    ).toEqual([
      'payments 0.60 It owns the system Shop, which this is part of',
      'risk 0.35 It owns the domain Trade, which this is part of',
    ]);
  });

  it('is whom other sources name', () => {
    const named = { entityRef: RISK, by: 'feed cmdb', confidence: 1 };
    expect(told(namedEvidence([named]))).toEqual([
      'risk 0.90 Feed cmdb names it',
    ]);
  });

  it('is where the person who owns it belongs', () => {
    expect(told(groupsOfOwners([REF('user ben')], groups))).toEqual([
      'payments 0.30 The person who owns it now is a member',
      'risk 0.30 The person who owns it now is a member',
    ]);
  });

  it('is who is called like the missing owner', () => {
    expect(
      told(
        similarNameEvidence('group:other/payments', [
          { entityRef: PAYMENTS, similarity: 1 },
          { entityRef: REF('group payment'), similarity: 0.9 },
          { entityRef: RISK, similarity: 0.3 },
        ]),
      ),
    ).toEqual([
      'payments 0.85 It has the name of the missing owner group:other/payments',
      'payment 0.54 Its name is like that of the missing owner group:other/payments',
    ]);
  });

  describe('of changes', () => {
    const by = (...names: string[]) =>
      told(
        commitEvidence(
          api,
          names.map(it => REF(`user ${it}`)),
          groups,
        ),
      );

    it('is about groups, without figures', () => {
      // Ben's three are shared: payments has 2 + 1.5, risk 5 + 1.5 of 10
      expect(
        by(
          'ada',
          'ada',
          'ben',
          'ben',
          'ben',
          'cleo',
          'cleo',
          'cleo',
          'cleo',
          'cleo',
        ),
      ).toEqual([
        'payments 0.17 Its members made some of the changes to services/api in acme/orders in the last 90 days',
        'risk 0.33 Its members made most of the changes to services/api in acme/orders in the last 90 days',
      ]);
    });

    it.each([
      ['few changes', ['ada', 'ada', 'ada', 'ada']],
      ['a group with a single member', ['dan', 'dan', 'dan', 'dan', 'dan']],
      ['strangers', ['x', 'x', 'x', 'x', 'x']],
    ])('says nothing of %s', (_, names) => {
      expect(by(...names)).toEqual([]);
    });

    it('leaves out who merely helped out', () => {
      expect(by(...Array(9).fill('cleo'), 'ada')).toEqual([
        expect.stringMatching(/^risk /),
      ]);
    });
  });
});

describe('suggestOwners', () => {
  const one = (
    entityRef: string,
    confidence: number,
    reason: string,
  ): OwnerEvidence => ({ entityRef, confidence, reason });
  const all = () => true;

  it('puts together what speaks for each, best first', () => {
    expect(
      suggestOwners(
        [
          one(RISK, 0.6, 'a'),
          one(PAYMENTS, 0.4, 'b'),
          one(PAYMENTS, 0.6, 'c'),
          one(PAYMENTS, 0.4, 'b'),
        ],
        all,
      ),
    ).toEqual([
      // 1 - (1 - 0.6) (1 - 0.4 / 2) (1 - 0.4 / 4) = 0.712
      { entityRef: PAYMENTS, confidence: 0.71, reasons: ['c', 'b'] },
      { entityRef: RISK, confidence: 0.6, reasons: ['a'] },
    ]);
  });

  it('names nobody who may not own it, and nobody for next to nothing', () => {
    expect(
      suggestOwners(
        [one(RISK, 0.9, 'a'), one(PAYMENTS, 0.09, 'b')],
        ref => ref !== RISK,
      ),
    ).toEqual([]);
  });

  it('is never certain, and gives neither many groups nor many reasons', () => {
    const evidence = fc.array(
      fc.record({
        entityRef: fc.constantFrom(...'abcdefgh').map(it => REF(`group ${it}`)),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        reason: fc.constantFrom(...'12345678'),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(evidence, given => {
        const suggested = suggestOwners(given, all);
        expect(suggested.length).toBeLessThanOrEqual(5);
        const confidences = suggested.map(it => it.confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        for (const { confidence, reasons } of suggested) {
          expect(confidence).toBeLessThanOrEqual(0.95);
          expect(reasons.length).toBeLessThanOrEqual(4);
        }
      }),
    );
  });
});
