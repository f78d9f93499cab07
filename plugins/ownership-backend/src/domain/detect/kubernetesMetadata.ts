import { JsonObject } from '@backstage/types';
import { addTeam } from './attributes';
import { objectAt } from './json';
import { Candidate, Sink } from './types';
import { visiblePlace } from './url';

const DETECTOR = 'kubernetes';

/** What well-known annotations and labels identify, and how surely. */
const MEANINGS = new Map<string, Array<Omit<Candidate, 'value'>>>(
  Object.entries({
    'app.kubernetes.io/name': [{ kind: 'service-name', weight: 0.8 }],
    'app.kubernetes.io/instance': [{ kind: 'service-name', weight: 0.6 }],
    'app.kubernetes.io/component': [{ kind: 'service-name', weight: 0.3 }],
    'app.kubernetes.io/part-of': [{ kind: 'service-name', weight: 0.3 }],
    app: [{ kind: 'service-name', weight: 0.7 }],
    'k8s-app': [{ kind: 'service-name', weight: 0.6 }],
    'tags.datadoghq.com/service': [{ kind: 'service-name', weight: 0.8 }],
    'argocd.argoproj.io/instance': [{ kind: 'service-name', weight: 0.6 }],
    'backstage.io/kubernetes-id': [
      { kind: 'kubernetes-workload', weight: 0.95 },
    ],
    'a8r.io/chat': [{ kind: 'chat-channel', weight: 0.4 }],
    'a8r.io/repository': [{ kind: 'repo', weight: 0.7 }],
    'a8r.io/support': [{ kind: 'person', weight: 0.4 }],
    'a8r.io/runbook': [{ kind: 'url', weight: 0.5 }],
    'a8r.io/incidents': [
      { kind: 'pager-service', weight: 0.4 },
      { kind: 'url', weight: 0.4 },
    ],
    'a8r.io/bugs': [{ kind: 'url', weight: 0.3 }],
    'a8r.io/logs': [{ kind: 'url', weight: 0.3 }],
    'a8r.io/uptime': [{ kind: 'url', weight: 0.3 }],
    'a8r.io/performance': [{ kind: 'url', weight: 0.3 }],
    'a8r.io/documentation': [{ kind: 'url', weight: 0.3 }],
    'pagerduty.com/service-id': [{ kind: 'pager-service', weight: 0.8 }],
    'github.com/project-slug': [{ kind: 'repo', weight: 0.8 }],
    'gitlab.com/project-slug': [{ kind: 'repo', weight: 0.8 }],
  }) as Array<[string, Array<Omit<Candidate, 'value'>>]>,
);

/** Where the name of a team stands; `a8r.io/dependencies` names others. */
const TEAMS = new Map([
  ['a8r.io/owner', 0.5],
  ['dt.owner', 0.5],
  ['owner', 0.5],
  ['team', 0.5],
  ['dd-team', 0.5],
]);

/** `github.com/project-slug` says on which forge the slug is. */
function completeValue(name: string, value: string): string {
  const slug = /^(git(?:hub|lab)\.com)\/project-slug$/.exec(name);
  return slug ? `${slug[1]}/${value}` : value;
}

function addEntries(
  entries: JsonObject,
  scale: number,
  areLabels: boolean,
  sink: Sink,
): void {
  for (const [name, value] of Object.entries(entries)) {
    if (typeof value !== 'string') {
      continue;
    }
    const place = visiblePlace(value);
    for (const meaning of MEANINGS.get(name) ?? []) {
      const candidate = {
        ...meaning,
        value: completeValue(name, value),
        weight: meaning.weight * scale,
      };
      sink.add(candidate, DETECTOR, place);
    }
    const team = TEAMS.get(name);
    if (team !== undefined) {
      addTeam(value, team * scale, DETECTOR, place, sink);
    }
    if (areLabels) {
      // The selectors by which entities find their objects are labels.
      const label = `${name}=${value}`;
      const weight = 0.4 * scale;
      sink.add({ kind: 'alert-label', value: label, weight }, DETECTOR, place);
    }
  }
}

/** Adds what labels and annotations of an object, or of its pods, say. */
export function addMetadata(
  metadata: JsonObject,
  scale: number,
  sink: Sink,
): void {
  addEntries(objectAt(metadata, 'annotations'), scale, false, sink);
  addEntries(objectAt(metadata, 'labels'), scale, true, sink);
}
