import { JsonObject } from '@backstage/types';
import { detect } from '.';
import { found, named } from './testUtils';

const incident = {
  id: 'PGR0VU2',
  type: 'incident',
  self: 'https://api.pagerduty.com/incidents/PGR0VU2',
  html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
  number: 2,
  status: 'triggered',
  incident_key: 'd3640fbd41094207a1c11e58e46b1662',
  created_at: '2026-11-12T03:04:05Z',
  title: '[FIRING:1] HighErrorRate hooks.pay.acme.test',
  service: {
    id: 'PCHKWB1',
    summary: 'Checkout web',
    type: 'service_reference',
  },
  assignees: [{ id: 'PTUXL6G', summary: 'Ada Byron', type: 'user_reference' }],
  escalation_policy: { id: 'PUS0KTE', summary: 'Default' },
  teams: [{ id: 'PFCVPS0', summary: 'Payments Core' }],
  priority: null,
  urgency: 'high',
  conference_bridge: null,
  resolve_reason: null,
};

function event(data: JsonObject, eventType = 'incident.triggered') {
  return {
    event: {
      id: '01CBJKM5',
      event_type: eventType,
      resource_type: eventType.split('.')[0],
      occurred_at: '2026-11-12T03:04:05Z',
      agent: null,
      client: null,
      data,
    },
  };
}

describe('pagerduty', () => {
  it('finds the service, the team and what the title holds', () => {
    const { parts } = detect(JSON.stringify(event(incident)));
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ title: incident.title, ref: 'PGR0VU2' });
    expect(named(parts[0].tokens).slice(0, 5)).toEqual([
      'pager-service pchkwb1',
      'pager-service checkout web',
      'service-name checkout-web',
      'host hooks.pay.acme.test',
      'entity group:default/payments-core',
    ]);
    expect(parts[0].tokens[0].detector).toBe('pagerduty');
  });

  it('does not take those who are paged for owners', () => {
    expect(found(event(incident)).join()).not.toMatch(/ada|ptuxl6g/i);
  });

  it('reads events of services and notes of incidents', () => {
    const service = { id: 'PCHKWB1', type: 'service', name: 'Checkout web' };
    expect(found(event(service, 'service.updated'))[0]).toBe(
      'pager-service pchkwb1',
    );
    const note = {
      id: 'PWL7QXS',
      type: 'incident_note',
      incident: { id: 'PGR0VU2', service: incident.service },
      content: 'also affects id.acme.test',
    };
    const tokens = found(event(note, 'incident.annotated'));
    expect(tokens).toContain('pager-service pchkwb1');
    expect(tokens).toContain('host id.acme.test');
  });

  it('reads details where the event has any', () => {
    const details = { pod: 'orders-7d9f8c6b5-x2k4p' };
    expect(found(event({ ...incident, body: { details } }))).toContain(
      'kubernetes-pod orders-7d9f8c6b5-x2k4p',
    );
  });
});
