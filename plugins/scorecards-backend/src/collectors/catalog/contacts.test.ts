import { Described, entity } from './__testUtils__/entity';
import { catalogFactsOf } from './catalogFacts';

const link = (rest: object) => ({ url: 'https://acme.test', ...rest });

describe('catalogFactsOf, of what people need', () => {
  it.each<[string, string, Described, boolean]>([
    ['hasTechDocs', 'none', {}, false],
    [
      'hasTechDocs',
      'its own',
      { annotations: { 'backstage.io/techdocs-ref': 'dir:.' } },
      true,
    ],
    [
      'hasTechDocs',
      'in those of another',
      { annotations: { 'backstage.io/techdocs-entity': 'system:default/a' } },
      true,
    ],
    ['hasRunbook', 'none', {}, false],
    [
      'hasRunbook',
      'an annotation',
      { annotations: { 'groundwork.dev/runbook': 'https://r.test' } },
      true,
    ],
    [
      'hasRunbook',
      'an empty annotation',
      { annotations: { 'groundwork.dev/runbook': ' ' } },
      false,
    ],
    [
      'hasRunbook',
      'a link called so',
      { metadata: { links: [link({ title: 'Runbook for nights' })] } },
      true,
    ],
    [
      'hasRunbook',
      'a link of that type',
      { metadata: { links: [link({ type: 'runbook' })] } },
      true,
    ],
    [
      'hasRunbook',
      'another link',
      { metadata: { links: [link({ title: 'Docs' })] } },
      false,
    ],
    ['hasDashboard', 'none', {}, false],
    [
      'hasDashboard',
      'an annotation of Grafana',
      { annotations: { 'grafana/dashboard-selector': 'a' } },
      true,
    ],
    [
      'hasDashboard',
      'a link with the icon',
      { metadata: { links: [link({ icon: 'dashboard' })] } },
      true,
    ],
    ['hasOnCall', 'none', {}, false],
    [
      'hasOnCall',
      'a schedule',
      { annotations: { 'groundwork.dev/on-call': 'pay' } },
      true,
    ],
    [
      'hasOnCall',
      'PagerDuty',
      { annotations: { 'pagerduty.com/service-id': 'P1' } },
      true,
    ],
    ['hasChatChannel', 'none', {}, false],
    [
      'hasChatChannel',
      'a channel',
      { annotations: { 'groundwork.dev/chat-channel': '#a' } },
      true,
    ],
    [
      'hasChatChannel',
      'a link with the icon',
      { metadata: { links: [link({ icon: 'chat' })] } },
      true,
    ],
    ['hasSourceLocation', 'none', {}, false],
    [
      'hasSourceLocation',
      'one',
      {
        annotations: { 'backstage.io/source-location': 'url:https://a.test/' },
      },
      true,
    ],
  ])('%s: %s', (name, _, described, expected) => {
    expect(catalogFactsOf(entity(described))[`catalog.${name}`]).toBe(expected);
  });
});
