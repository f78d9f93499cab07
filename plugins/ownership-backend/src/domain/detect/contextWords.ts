import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { isNumber } from '../kinds/text';
import { isStopWord } from './words';
import { Candidate } from './types';

/** What a word says about the one after it: `pod x`, `namespace: y`. */
const KINDS = new Map<string, IdentifierKind>(
  (
    [
      ['namespace', 'kubernetes-namespace'],
      ['ns', 'kubernetes-namespace'],
      ['-n', 'kubernetes-namespace'],
      ['--namespace', 'kubernetes-namespace'],
      ['pod', 'kubernetes-pod'],
      ['deployment', 'kubernetes-workload'],
      ['statefulset', 'kubernetes-workload'],
      ['daemonset', 'kubernetes-workload'],
      ['replicaset', 'kubernetes-workload'],
      ['cronjob', 'kubernetes-workload'],
      ['workload', 'kubernetes-workload'],
      ['rollout', 'kubernetes-workload'],
      ['service', 'service-name'],
      ['microservice', 'service-name'],
      ['app', 'service-name'],
      ['application', 'service-name'],
      ['component', 'service-name'],
      ['topic', 'queue'],
      ['queue', 'queue'],
      ['stream', 'queue'],
      ['subscription', 'queue'],
      ['database', 'database'],
      ['db', 'database'],
      ['repo', 'repo'],
      ['repository', 'repo'],
      ['image', 'image'],
      ['host', 'host'],
      ['hostname', 'host'],
      ['server', 'host'],
      ['commit', 'commit'],
      ['sha', 'commit'],
      ['revision', 'commit'],
      ['channel', 'chat-channel'],
    ] as const
  ).map(([word, kind]) => [word, kind]),
);

/** Kinds whose keys look like ordinary words. */
const WORDY = new Set<IdentifierKind>([
  'kubernetes-namespace',
  'kubernetes-pod',
  'kubernetes-workload',
  'service-name',
  'queue',
  'database',
  'host',
  'chat-channel',
  'image',
]);

/** What a chunk is by the word in front of it, if that says anything. */
export function candidateInContext(
  before: string | undefined,
  text: string,
): Candidate | undefined {
  const kind = before === undefined ? undefined : KINDS.get(before);
  if (kind === undefined || isNumber(text) || text.length < 3) {
    return undefined;
  }
  const lower = text.toLowerCase();
  const prose = WORDY.has(kind) && isStopWord(lower);
  if (prose || KINDS.has(lower)) {
    return undefined;
  }
  // In prose a word after `service` may be a verb; a joined one is a name.
  const joined = /[-_./:0-9]/.test(text);
  return { kind, value: text, weight: joined ? 0.75 : 0.5 };
}
