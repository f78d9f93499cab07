import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';

/** What the value of a named attribute is. */
export type Meaning =
  | { role: 'identifier'; kind: IdentifierKind; weight: number }
  /** Qualifies another attribute and is none by itself. */
  | { role: 'service-namespace' | 'image-tag'; weight: number }
  /** A function with its namespace in front of it. */
  | { role: 'function'; weight: number }
  /** A team, by whatever name people gave it. */
  | { role: 'team'; weight: number }
  /** Prose, or frames, that have identifiers in them. */
  | { role: 'text' | 'stack-trace'; weight: number };

/**
 * Names of attributes: those of OpenTelemetry's semantic conventions 1.45 and
 * their predecessors, of Prometheus' labels and of common log formats. Written
 * in lower case with dots, whatever the source joins words with.
 */
const IDENTIFIERS: Array<[IdentifierKind, number, string]> = [
  [
    'service-name',
    1,
    'service.name otel.service.name dd.service app.kubernetes.io.name',
  ],
  ['service-name', 0.9, 'service app application app.name application.name'],
  [
    'service-name',
    0.8,
    'faas.name functionname function.name component argocd.app.name',
  ],
  ['service-name', 0.6, 'job logger.service container.name container'],
  [
    'kubernetes-namespace',
    0.5,
    'k8s.namespace.name kubernetes.namespace kubernetes.namespace.name ' +
      'namespace namespace.name exported.namespace kube.namespace',
  ],
  ['kubernetes-pod', 0.9, 'k8s.pod.name kubernetes.pod.name pod pod.name'],
  ['kubernetes-pod', 0.9, 'kubernetes.pod exported.pod'],
  [
    'kubernetes-workload',
    0.9,
    'k8s.deployment.name k8s.statefulset.name k8s.daemonset.name ' +
      'k8s.replicaset.name k8s.job.name k8s.cronjob.name deployment ' +
      'deployment.name statefulset statefulset.name daemonset ' +
      'daemonset.name replicaset replicaset.name cronjob cronjob.name ' +
      'job.name workload workload.name kubernetes.deployment.name',
  ],
  [
    'image',
    0.85,
    'container.image.name container.image.repo.digests container.image ' +
      'image image.name kubernetes.container.image',
  ],
  ['path', 0.6, 'code.file.path code.filepath source.file file.path'],
  ['path', 0.4, 'log.origin.file.name filename file'],
  ['package', 0.5, 'code.namespace exception.type logger logger.name'],
  ['host', 0.6, 'host.name hostname fqdn http.host url.domain'],
  ['host', 0.5, 'instance host server.address net.peer.name target node.name'],
  ['url', 0.8, 'url.full http.url url request.url uri target.url'],
  ['url', 0.4, 'runbook.url dashboard.url panel.url runbook dashboard'],
  ['database', 0.6, 'db.namespace db.name database datname dbname'],
  [
    'queue',
    0.7,
    'messaging.destination.name messaging.destination topic topic.name ' +
      'queue queue.name kafka.topic',
  ],
  [
    'cloud-resource',
    0.95,
    'cloud.resource.id resource.arn arn faas.id aws.lambda.invoked.arn ' +
      'aws.ecs.task.arn aws.ecs.container.arn',
  ],
  [
    'repo',
    0.8,
    'vcs.repository.url.full repository repo repository.full.name ' +
      'repository.url git.repository.url repourl',
  ],
  [
    'commit',
    0.8,
    'vcs.ref.head.revision commit commit.sha sha revision git.sha ' +
      'git.commit.sha head.sha git.commit',
  ],
  ['deployment', 0.7, 'deployment.id deploy.id'],
  ['pager-service', 0.8, 'pagerduty.service.id pagerduty.service'],
  ['chat-channel', 0.4, 'slack.channel slack channel'],
];

function tableOfMeanings(): Map<string, Meaning> {
  const table = new Map<string, Meaning>();
  for (const [kind, weight, names] of IDENTIFIERS) {
    for (const name of names.split(' ')) {
      table.set(name, { role: 'identifier', kind, weight });
    }
  }
  const others: Array<[Meaning, string]> = [
    [{ role: 'service-namespace', weight: 0 }, 'service.namespace'],
    [
      { role: 'image-tag', weight: 0 },
      'container.image.tags container.image.tag image.tag',
    ],
    [{ role: 'function', weight: 0.5 }, 'code.function.name'],
    [{ role: 'team', weight: 0.5 }, 'team owner dt.owner dd.team squad'],
    [
      { role: 'stack-trace', weight: 1 },
      'exception.stacktrace stack.trace stacktrace stack error.stack',
    ],
    [
      { role: 'text', weight: 0.6 },
      'message msg exception.message error.message log body summary ' +
        'description error exception title',
    ],
  ];
  for (const [meaning, names] of others) {
    for (const name of names.split(' ')) {
      table.set(name, meaning);
    }
  }
  return table;
}

const MEANINGS = tableOfMeanings();

/** How many of the last words of a name are looked at. */
const MAX_WORDS = 4;

/** Where only the end of a name is known, it may mean something else. */
const PARTLY_KNOWN = 0.9;

/** Words in front of a name that only say what holds it. */
const HOLDERS = new Set([
  'resource',
  'attributes',
  'attrs',
  'labels',
  'tags',
  'fields',
  'context',
  'extra',
  'metadata',
  'body',
  'data',
  'payload',
]);

/** `podName`, `pod_name` and `pod-name` are all `pod.name`. */
function canonicalName(name: string): string {
  return name
    .slice(0, 200)
    .replace(/([a-z])(?=[A-Z])/g, '$1.')
    .replace(/[_/:-]/g, '.')
    .toLowerCase();
}

/**
 * What the value of an attribute is, by the attribute's name or the end of it:
 * `resource.labels.pod_name` is a pod's name, too.
 */
export function meaningOf(name: string): Meaning | undefined {
  const words = canonicalName(name).split('.').filter(Boolean);
  while (words.length > 1 && HOLDERS.has(words[0])) {
    words.shift();
  }
  const longest = Math.min(words.length, MAX_WORDS);
  for (let length = longest; length > 0; length--) {
    const meaning = MEANINGS.get(words.slice(-length).join('.'));
    if (meaning !== undefined) {
      return length === words.length
        ? meaning
        : { ...meaning, weight: meaning.weight * PARTLY_KNOWN };
    }
  }
  return undefined;
}

/** Whether the name is one of OpenTelemetry's, in its own spelling. */
export function isTelemetryAttribute(name: string): boolean {
  return /(?:^|\.)(?:service\.(?:name|namespace)|k8s\.|container\.image\.|telemetry\.sdk\.|deployment\.environment|code\.f|cloud\.resource_id|vcs\.|exception\.(?:type|stacktrace)|messaging\.destination|db\.namespace)/.test(
    name,
  );
}
