import { EntityLink } from '@backstage/catalog-model';
import { signalsOf } from './signals';

const link = (rest: Partial<EntityLink>): EntityLink => ({
  url: 'https://acme.test',
  ...rest,
});

describe('signalsOf', () => {
  it('finds nothing where nothing is named', () => {
    expect(signalsOf({}, [link({}), link({ title: 'Docs' })])).toEqual({
      logs: false,
      alerts: false,
      slo: false,
    });
  });

  it.each<[string, object]>([
    ['groundwork.dev/logs', { logs: true }],
    ['a8r.io/logs', { logs: true }],
    ['groundwork.dev/alerts', { alerts: true }],
    ['prometheus.io/alert', { alerts: true }],
    ['prometheus.io/rule', { alerts: true }],
    ['grafana/alert-label-selector', { alerts: true }],
    ['groundwork.dev/slo', { slo: true }],
    ['elastic/slo-id', { slo: true }],
    ['groundwork.dev/alert-labels', {}],
    ['groundwork.dev/dashboards', {}],
  ])('knows the annotation %s', (annotation, expected) => {
    const nothing = { logs: false, alerts: false, slo: false };

    expect(signalsOf({ [annotation]: 'x' }, [])).toEqual({
      ...nothing,
      ...expected,
    });
    expect(signalsOf({ [annotation]: ' ' }, [])).toEqual(nothing);
  });

  it.each<[keyof ReturnType<typeof signalsOf>, string, boolean]>([
    ['logs', 'Logs', true],
    ['logs', 'Application logs (production)', true],
    ['logs', 'Kibana', true],
    ['logs', 'Loki', true],
    ['logs', 'Splunk', true],
    ['logs', 'Splunk On-Call', false],
    ['logs', 'Changelog', false],
    ['logs', 'Change logs', false],
    ['logs', 'Blogs', false],
    ['logs', 'Log in', false],
    ['alerts', 'Alerts', true],
    ['alerts', 'Alert rules', true],
    ['alerts', 'alerting', true],
    ['alerts', 'Alertness', false],
    ['slo', 'SLO', true],
    ['slo', 'SLOs of checkout', true],
    ['slo', 'Service level objectives', true],
    ['slo', 'service-level-objective', true],
    ['slo', 'Slow queries', false],
    ['slo', 'Service level agreement', false],
  ])('tells %s by a link called %s: %s', (signal, name, expected) => {
    for (const key of ['title', 'type', 'icon']) {
      expect(signalsOf({}, [link({ [key]: name })])[signal]).toBe(expected);
    }
  });
});
