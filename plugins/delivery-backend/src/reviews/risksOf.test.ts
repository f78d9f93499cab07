import { ChangeSummary } from '@groundwork/backstage-plugin-delivery-common';
import { foundOf, recordOf } from './__testUtils__/changes';
import { RiskFacts, risksOf } from './risksOf';

const risks = (
  over: Partial<ChangeSummary>,
  facts: Partial<Omit<RiskFacts, 'change'>> = {},
) =>
  risksOf({
    change: foundOf(recordOf(1), over).summary,
    failuresOf: new Map(),
    ...facts,
  });
const size = (added: number, removed: number) => ({
  size: { added, removed, files: 1 },
});

describe('risksOf', () => {
  it('sees none in what is small and known', () => {
    expect(risks(size(400, 100), { paths: ['src/prices.ts'] })).toEqual([]);
    expect(risks({ cohort: 'assisted' })).toEqual([]);
  });

  it('sees what is large, and what touches what several teams own', () => {
    expect(
      risks({
        ...size(400, 101),
        teams: ['group:default/a', 'group:default/b'],
      }),
    ).toEqual(['501 lines', 'touches components of 2 teams']);
  });

  it('sees what failed lately', () => {
    const failuresOf = new Map([
      ['component:default/orders', 2],
      ['github.com/acme/stock', 1],
    ]);
    const components = [
      'component:default/orders',
      'github.com/acme/stock',
      'component:default/other',
    ];

    expect(risks({ components }, { failuresOf })).toEqual([
      'orders failed 2 times in the last 4 weeks',
      'github.com/acme/stock failed once in the last 4 weeks',
    ]);
  });

  it.each([
    'package.json',
    'services/orders/yarn.lock',
    'go.sum',
    'requirements-dev.txt',
    'src/Orders/Orders.csproj',
    'build.gradle.kts',
  ])('knows that %s names dependencies', path => {
    expect(risks({}, { paths: [path] })).toEqual(['changes dependencies']);
  });

  it.each([
    'db/migrations/20260302_prices.sql',
    'migration/001.js',
    'src/main/resources/db/V12__prices.sql',
  ])('knows that %s is a migration', path => {
    expect(risks({}, { paths: [path] })).toEqual(['changes a migration']);
  });

  it.each([
    'src/prices.test.ts',
    'tests/test_prices.py',
    'src/__tests__/prices.ts',
    'prices_test.go',
    'src/test/java/PricesTest.java',
  ])('knows that %s is a test', path => {
    const paths = ['src/prices.ts', path];
    const told = 'written with AI, and no test is changed';

    expect(risks({ cohort: 'assisted' }, { paths })).toEqual([]);
    expect(risks({ cohort: 'assisted' }, { paths: ['src/latest.ts'] })).toEqual(
      [told],
    );
    expect(risks({ cohort: 'human' }, { paths: ['src/latest.ts'] })).toEqual(
      [],
    );
  });
});
