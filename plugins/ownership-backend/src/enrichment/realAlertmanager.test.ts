import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createEnrichApp,
  createEnrichDeps,
  SECRET,
} from '../api/enrich/__testUtils__/enrichApp';
import { TestServer } from '../providers/feeds/origin/__testUtils__/testServer';
import { createAcme } from './__testUtils__/acme';
import { findProgram, freePort, Programs } from './__testUtils__/programs';

const prometheus = findProgram('prometheus');
const alertmanager = findProgram('prometheus-alertmanager', 'alertmanager');

const RULES = `
groups:
  - name: acme
    interval: 1s
    rules:
      - alert: HighLatency
        expr: vector(1)
        labels: { host: pay.acme.test, severity: critical }
        annotations: { summary: p99 is high }
      - alert: HighLatency
        expr: vector(1)
        labels: { namespace: ordering, pod: orders-7d9f8c6b5-x2k4p }
        annotations:
          summary: p99 is high
          runbook_url: https://wiki.acme.test/latency
`;

const MORE_RULES = `${RULES}
      - alert: DiskFull
        expr: vector(1)
        labels: { instance: 'orders.acme.test:9100' }
        annotations: { summary: no space left }
`;

/** As docs/ownership/alerts.md has it: straight, and with owners. */
const alertmanagerConfig = (receiver: string, portal: string) => `
route:
  receiver: payments
  group_by: [alertname]
  group_wait: 0s
  group_interval: 1s
  repeat_interval: 1h
receivers:
  - name: payments
    webhook_configs:
      - url: ${receiver}/straight
      - url: ${portal}/enrich/alertmanager?receiver=chat
        http_config:
          basic_auth: { username: alertmanager, password: ${SECRET} }
    pagerduty_configs:
      - url: ${receiver}/pager-straight
        routing_key: 0123456789abcdef0123456789abcdef
      - url: ${portal}/enrich/pagerduty?receiver=pager
        routing_key: 0123456789abcdef0123456789abcdef
        http_config:
          authorization: { credentials: ${SECRET} }
`;

const prometheusConfig = (port: number) => `
global: { evaluation_interval: 1s }
rule_files: [rules.yml]
alerting:
  alertmanagers:
    - static_configs: [{ targets: ['127.0.0.1:${port}'] }]
`;

interface Arrived<Body> {
  at: string;
  body: Body;
}

/** What is read here of the body of Alertmanager's webhook, version 4. */
interface AlertGroup {
  groupKey: string;
  commonAnnotations: Record<string, string>;
  alerts: Array<{
    fingerprint: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
  }>;
}

/** What is read here of an event for PagerDuty's Events API, version 2. */
interface PagerDutyEvent {
  dedup_key: string;
  payload: { custom_details: Record<string, string> };
  links: Array<{ href: string; text: string }>;
}

/** What arrived last at a path, of the alert that is named so. */
function findLast<Body>(
  arrived: Array<Arrived<Body>>,
  at: string,
  alertname: string,
): Body | undefined {
  return arrived.findLast(
    it => it.at === at && JSON.stringify(it.body).includes(alertname),
  )?.body;
}

const describeReal = prometheus && alertmanager ? describe : describe.skip;

// They are skipped where Debian's prometheus and prometheus-alertmanager, or
// the programs of the same names, are not to be found.
describeReal('with a real Prometheus and Alertmanager', () => {
  jest.setTimeout(120_000);

  const programs = new Programs();
  const receiver = new TestServer();
  const groups: Array<Arrived<AlertGroup>> = [];
  const events: Array<Arrived<PagerDutyEvent>> = [];
  let directory: string;
  let acme: Awaited<ReturnType<typeof createAcme>>;
  let portal: Server | undefined;
  let portalPort: number;
  let prometheusUrl: string;

  const inDirectory = (name: string) => join(directory, name);

  const findGroup = (at: 'chat' | 'straight', alertname: string) =>
    findLast(groups, at, alertname);
  const findEvent = (at: 'pager' | 'pager-straight', alertname: string) =>
    findLast(events, at, alertname);

  async function startPortal() {
    const deps = createEnrichDeps({
      resolver: acme.resolver,
      // What is shown is not how fast it is on a machine that is busy.
      enrichingMs: 30_000,
      enrichment: {
        receivers: ['chat', 'pager'].map(name => ({
          name,
          url: `http://127.0.0.1:${receiver.port}/${name}`,
          allowPrivateNetwork: true,
        })),
      },
    });
    portal = createServer(createEnrichApp(deps));
    await new Promise<void>(resolve => {
      portal!.listen(portalPort, '127.0.0.1', resolve);
    });
  }

  async function stopPortal() {
    const stopped = new Promise(resolve => {
      portal!.close(resolve);
    });
    portal!.closeAllConnections();
    await stopped;
    portal = undefined;
  }

  async function startPrograms() {
    const ports = { am: await freePort(), prometheus: await freePort() };
    const amUrl = `http://127.0.0.1:${ports.am}`;
    prometheusUrl = `http://127.0.0.1:${ports.prometheus}`;
    await writeFile(
      inDirectory('alertmanager.yml'),
      alertmanagerConfig(
        `http://127.0.0.1:${receiver.port}`,
        `http://127.0.0.1:${portalPort}/api/ownership`,
      ),
    );
    await writeFile(inDirectory('prometheus.yml'), prometheusConfig(ports.am));
    await writeFile(inDirectory('rules.yml'), RULES);
    await programs.start(
      alertmanager!,
      [
        `--config.file=${inDirectory('alertmanager.yml')}`,
        `--storage.path=${inDirectory('alertmanager')}`,
        `--web.listen-address=127.0.0.1:${ports.am}`,
        '--cluster.listen-address=',
      ],
      `${amUrl}/-/ready`,
    );
    await programs.start(
      prometheus!,
      [
        `--config.file=${inDirectory('prometheus.yml')}`,
        `--storage.tsdb.path=${inDirectory('prometheus')}`,
        `--web.listen-address=127.0.0.1:${ports.prometheus}`,
        '--web.enable-lifecycle',
        // An alert may fire before its Alertmanager is found
        '--rules.alert.resend-delay=1s',
      ],
      `${prometheusUrl}/-/ready`,
    );
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'alertmanager-'));
    acme = await createAcme({ now: () => new Date() });
    await receiver.start();
    for (const [at, arrived] of [
      ['straight', groups],
      ['chat', groups],
      ['pager', events],
      ['pager-straight', events],
    ] as const) {
      receiver.on(`/${at}`, (req, res) => {
        const chunks: Buffer[] = [];
        req.on('data', chunk => chunks.push(chunk));
        req.on('end', () => {
          const body = JSON.parse(String(Buffer.concat(chunks)));
          arrived.push({ at, body });
          res.writeHead(202).end();
        });
      });
    }
    portalPort = await freePort();
    await startPortal();
    await startPrograms();
  });

  afterAll(async () => {
    await programs.stop();
    await (portal && stopPortal());
    await receiver.stop();
    await acme.remove();
    await rm(directory, { recursive: true, force: true });
  });

  it('tells the receiver of each alert whose it is', async () => {
    const group = await programs.until('a group of two arrives', () => {
      const body = findGroup('chat', 'HighLatency');
      return body?.alerts.length === 2 ? body : undefined;
    });
    const annotationsOf = (label: string) =>
      group.alerts.find(alert => alert.labels[label])?.annotations;

    expect(annotationsOf('host')).toMatchObject({
      summary: 'p99 is high',
      groundwork_owner: 'Payments Core',
      groundwork_channel: '#payments',
      groundwork_on_call: expect.stringMatching(
        /^level 1: Ada Byron \(until 20\d\d-\d\d-\d\dT08:00:00/,
      ),
      runbook_url: 'https://runbooks.acme.test/payments',
    });
    expect(annotationsOf('pod')).toMatchObject({
      groundwork_owner: 'Ordering',
      runbook_url: 'https://wiki.acme.test/latency',
    });
    expect(group.commonAnnotations).toMatchObject({
      summary: 'p99 is high',
      groundwork_ownership_status: 'found',
    });
  });

  it('tells PagerDuty', async () => {
    const event = await programs.until('an event of two arrives', () => {
      const body = findEvent('pager', 'HighLatency');
      return body?.payload.custom_details.num_firing === '2' ? body : undefined;
    });

    expect(event.payload.custom_details).toMatchObject({
      groundwork_ownership_candidates: expect.stringMatching(
        /^(Payments \(Payments Core\); Orders \(Ordering\)|Orders \(Ordering\); Payments \(Payments Core\))$/,
      ),
    });
    expect(event.links).toContainEqual({
      href: expect.stringContaining('https://portal.acme.test/ownership?q='),
      text: 'Who owns this',
    });
    // PagerDuty takes both for one alert
    expect(event.dedup_key).toBe(
      findEvent('pager-straight', 'HighLatency')?.dedup_key,
    );
  });

  it('does not hold an alert up when the portal is stopped, and tells once it is back', async () => {
    await stopPortal();
    await writeFile(inDirectory('rules.yml'), MORE_RULES);
    await fetch(`${prometheusUrl}/-/reload`, { method: 'POST' });

    const straight = await programs.until('the alert arrives straight', () =>
      findGroup('straight', 'DiskFull'),
    );
    expect(straight.alerts[0].annotations).toEqual({
      summary: 'no space left',
    });
    expect(findGroup('chat', 'DiskFull')).toBeUndefined();

    await startPortal();
    const enriched = await programs.until(
      'the alert arrives with its owner',
      () => findGroup('chat', 'DiskFull'),
    );

    expect(enriched.groupKey).toBe(straight.groupKey);
    expect(enriched.alerts[0]).toMatchObject({
      fingerprint: straight.alerts[0].fingerprint,
      annotations: { groundwork_owner: 'Ordering' },
    });
  });
});
