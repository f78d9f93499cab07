import { RemedyPage } from '@groundwork/backstage-plugin-scorecards-common';
import { scoredEntity } from '../__testUtils__/scorecards';
import { pageQuery } from './remedyPages';

const COMPONENT = 'component:default/ledger';
const GROUP = 'group:default/ledger-team';
const API = 'api:default/ledger';

describe('pageQuery', () => {
  it.each<[RemedyPage, string, Record<string, string>]>([
    ['create-environment', COMPONENT, { component: COMPONENT }],
    ['create-environment', GROUP, {}],
    ['environments', COMPONENT, {}],
    ['environments', GROUP, { scope: 'all', owner: GROUP }],
    ['flaky-tests', COMPONENT, { scope: COMPONENT }],
    ['flaky-tests', GROUP, { scope: GROUP }],
    ['flaky-tests', API, {}],
    ['reviews', GROUP, { scope: GROUP }],
    ['delivery', GROUP, { scope: GROUP }],
    ['incidents', GROUP, { scope: GROUP }],
  ])('of %s for %s', (page, entityRef, expected) => {
    expect(pageQuery(page, scoredEntity('ledger', { entityRef }))).toEqual(
      expected,
    );
  });
});
