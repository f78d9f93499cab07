import { answer, found, OPTIONS, PAYMENTS } from './__testUtils__/answers';
import { GRAFANA } from './__testUtils__/payloads';
import { readAlerts } from './alerts';

describe("Grafana's webhook", () => {
  const text = JSON.stringify(GRAFANA, undefined, 2);
  const ORDERS = found(answer('orders', ['ordering']));

  it('gets owners per alert, and keeps its runbooks and everything else', () => {
    const enriched = JSON.parse(
      readAlerts(text, 500).enrich([PAYMENTS, ORDERS], OPTIONS),
    );

    expect(enriched).toEqual({
      ...GRAFANA,
      alerts: [
        {
          ...GRAFANA.alerts[0],
          annotations: {
            ...GRAFANA.alerts[0].annotations,
            groundwork_owner: 'payments-core',
            groundwork_owner_ref: 'group:default/payments-core',
            groundwork_entity_ref: 'component:default/payments',
            groundwork_on_call:
              'level 1: Ada Byron (until 2026-11-23T08:00:00Z); level 2: Kofi Mensah',
            groundwork_channel: '#payments',
            groundwork_tier: '1',
            groundwork_ownership_status: 'found',
            groundwork_ownership_confidence: '0.92',
            groundwork_ownership_url: expect.any(String),
            groundwork_enriched: expect.any(String),
          },
        },
        {
          ...GRAFANA.alerts[1],
          annotations: expect.objectContaining({
            ...GRAFANA.alerts[1].annotations,
            groundwork_owner: 'ordering',
          }),
        },
      ],
      commonAnnotations: {
        ...GRAFANA.commonAnnotations,
        groundwork_ownership_status: 'found',
        groundwork_ownership_confidence: '0.92',
        groundwork_enriched:
          'groundwork_ownership_status groundwork_ownership_confidence',
      },
    });
  });
});
