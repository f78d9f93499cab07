import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { JsonObject } from '@backstage/types';
import { Hop } from '@groundwork/backstage-plugin-delivery-common';
import { Chain } from '../incidents/ChainReader';
import { ActionDeps } from './registerActions';
import { registerTraceIncident } from './traceIncident';

const hop = (over: Partial<Hop> = {}): Hop => ({
  class: 'explicit',
  confidence: 0.95,
  evidence: 'The issue says: Caused by #7',
  isCorrected: false,
  ...over,
});
const change = (number: number) => ({
  id: `change:github.com/acme/orders#${number}`,
  repository: 'github.com/acme/orders',
  number,
  title: `Change ${number}`,
  cohort: 'undeclared' as const,
  isBot: false,
  components: ['component:default/orders'],
  teams: ['group:default/shop'],
});
const deployment = {
  id: 'deployment:github.com/acme/orders/deployments/31',
  component: 'component:default/orders',
  environment: 'production',
  version: 'v1.4.0',
  sha: 'a1'.repeat(20),
  finishedAt: '2026-03-02T09:00:00.000Z',
  result: 'succeeded',
};
const CHAIN: Chain = {
  incident: {
    id: 'issue:github.com/acme/orders#12',
    title: 'Orders are lost',
    status: 'resolved',
    component: 'component:default/orders',
    detectedAt: '2026-03-02T10:00:00.000Z',
    resolvedAt: '2026-03-02T11:00:00.000Z',
    team: 'group:default/shop',
    source: 'issue',
  },
  owner: { team: 'group:default/shop', hop: hop({ class: 'owned' }) },
  deployments: [
    {
      ...deployment,
      hop: hop(),
      deployedBy: ['user:default/ada'],
      approvedBy: ['user:default/grace'],
      changes: [
        { hop: hop(), change: change(7) },
        ...[8, 9, 10].map(it => ({
          hop: hop({ class: 'contains', confidence: 1 }),
          change: change(it),
        })),
      ],
      moreChanges: 2,
    },
  ],
  changes: [{ hop: hop({ confidence: 0.5 }), change: change(5) }],
  candidates: [{ ...deployment, id: 'other', version: undefined }],
  corrections: [],
  timeline: [{ at: '2026-03-02T10:00:00.000Z', text: 'It was detected' }],
};

async function trace(chain: Chain) {
  const actionsRegistry = actionsRegistryServiceMock();
  const deps = {
    actionsRegistry,
    viewers: { with: async () => ({}) },
    incidents: { chains: { read: async () => chain } },
  };
  registerTraceIncident(deps as unknown as ActionDeps);
  const { output } = await actionsRegistry.invoke({
    id: 'test:trace-incident',
    input: { id: chain.incident.id },
    credentials: mockCredentials.user(),
  });
  return output as JsonObject;
}

describe('trace-incident', () => {
  it('tells the chain in words', async () => {
    expect((await trace(CHAIN)).explanation).toBe(
      [
        "The incident 'Orders are lost' of orders was detected 2026-03-02T10:00:00.000Z and was resolved 2026-03-02T11:00:00.000Z.",
        "It came from the deployment of orders v1.4.0 in production (95 % sure: The issue says: Caused by #7), which brought 'Change 7', 'Change 8', 'Change 9', 3 more.",
        "It came from 'Change 5', which no known deployment brought (50 % sure: The issue says: Caused by #7).",
        'group:default/shop owned what was hurt.',
      ].join(' '),
    );
  });

  it('says so where nothing is known, and what could be looked at', async () => {
    const { explanation } = await trace({
      ...CHAIN,
      deployments: [],
      changes: undefined,
    });

    expect(explanation).toContain(
      'What it came from is not known; 1 deployments of the days before are candidates.',
    );
  });

  it('tells the chain in data, without the people in it', async () => {
    const { explanation: _, ...traced } = await trace(CHAIN);

    expect(traced).toMatchObject({
      incident: { id: CHAIN.incident.id, status: 'resolved' },
      team: 'group:default/shop',
      deployments: [
        {
          id: deployment.id,
          commit: deployment.sha,
          class: 'explicit',
          confidence: 0.95,
          changes: [
            { change: { title: 'Change 7' }, class: 'explicit' },
            {},
            {},
            {},
          ],
          moreChanges: 2,
        },
      ],
      changes: [{ change: { title: 'Change 5' }, confidence: 0.5 }],
      candidates: [{ id: 'other', commit: deployment.sha }],
    });
    expect(JSON.stringify(traced)).not.toContain('user:');
  });
});
