import { scoredEntity } from '../__testUtils__/scorecards';
import {
  RemedyAction,
  RemedyPage,
} from '@groundwork/backstage-plugin-scorecards-common';
import { fillPlaceholders, isOwnPath, remedyPath } from './remedy';

const ledger = scoredEntity('ledger', {
  title: 'Ledger',
  owner: { entityRef: 'group:default/ledger-team', title: 'Ledger team' },
});

describe('fillPlaceholders', () => {
  it('fills in what is said about the entity, however deep', () => {
    expect(
      fillPlaceholders(
        {
          ref: '{{ entity.ref }}',
          title: 'Runbook of {{entity.title}} ({{ entity.name }})',
          of: ['{{ entity.kind }}', { owner: '{{ entity.owner }}' }],
          days: 30,
          isUrgent: true,
          nothing: null,
        },
        ledger,
      ),
    ).toEqual({
      ref: 'component:default/ledger',
      title: 'Runbook of Ledger (ledger)',
      of: ['component', { owner: 'group:default/ledger-team' }],
      days: 30,
      isUrgent: true,
      nothing: null,
    });
  });

  it('leaves alone what it does not know', () => {
    const values = { text: '{{ parameters.name }} {{ constructor }}' };
    expect(fillPlaceholders(values, ledger)).toEqual(values);
  });
});

describe('isOwnPath', () => {
  it.each([
    ['/docs/runbooks', true],
    ['//evil.test/', false],
    ['/\\evil.test/', false],
    ['https://wiki.acme.test/', false],
    ['docs', false],
  ])('of %s is %s', (url, expected) => {
    expect(isOwnPath(url)).toBe(expected);
  });
});

describe('remedyPath', () => {
  const links = {
    template: (params: { namespace: string; templateName: string }) =>
      `/create/templates/${params.namespace}/${params.templateName}`,
    ownershipGaps: () => '/ownership/gaps',
    page: (page: RemedyPage) => `/${page}`,
    entity: (entityRef: string) => `/catalog/${entityRef}`,
  };
  const nowhere = {
    ...links,
    template: () => undefined,
    ownershipGaps: () => undefined,
    page: () => undefined,
  };

  const template: RemedyAction = {
    kind: 'template',
    templateRef: 'template:default/add-runbook',
    values: { component: '{{ entity.ref }}' },
  };

  it.each<[string, RemedyAction, string]>([
    [
      'a template, filled in',
      template,
      `/create/templates/default/add-runbook?formData=${encodeURIComponent(
        '{"component":"component:default/ledger"}',
      )}`,
    ],
    [
      'a template by a short ref',
      { kind: 'template', templateRef: 'tools/add-runbook' },
      '/create/templates/tools/add-runbook',
    ],
    [
      'the gaps of the entity',
      { kind: 'ownership-gaps' },
      '/ownership/gaps?text=ledger',
    ],
    [
      'a tab',
      { kind: 'entity-tab', tab: '/environments' },
      '/catalog/component:default/ledger/environments',
    ],
    [
      'a page, narrowed down to the entity',
      { kind: 'page', page: 'flaky-tests' },
      '/flaky-tests?scope=component%3Adefault%2Fledger',
    ],
  ])('leads to %s', (_name, action, expected) => {
    expect(remedyPath(action, ledger, links)).toBe(expected);
  });

  it('leads to a template as it is without an entity', () => {
    expect(remedyPath(template, undefined, links)).toBe(
      '/create/templates/default/add-runbook',
    );
  });

  it('leads to a page as it is without an entity', () => {
    expect(
      remedyPath({ kind: 'page', page: 'reviews' }, undefined, links),
    ).toBe('/reviews');
  });

  it.each<[string, RemedyAction]>([
    ['template', template],
    ['ownership-gaps', { kind: 'ownership-gaps' }],
    ['page', { kind: 'page', page: 'reviews' }],
  ])('leads nowhere when no %s is installed', (_name, action) => {
    expect(remedyPath(action, ledger, nowhere)).toBeUndefined();
  });

  it('leads nowhere by what is no ref', () => {
    expect(
      remedyPath({ kind: 'template', templateRef: 'a:b:c/' }, ledger, links),
    ).toBeUndefined();
  });

  it('leads to no tab of nothing', () => {
    expect(
      remedyPath({ kind: 'entity-tab', tab: 'docs' }, undefined, links),
    ).toBeUndefined();
  });
});
