import { hasKnownSuffix } from '../kinds/domains';
import { isForgeHost } from '../kinds/forge';
import { workloadNamesOfPod } from '../kinds/generatedSuffix';
import { hostRules } from '../kinds/host';
import { POD_RESOURCES, WORKLOAD_RESOURCES } from '../kinds/kubernetesNames';
import { Candidate } from './types';
import { fileCandidates } from './url';
import { isCodeFile, isGlue } from './words';

/** First labels of hosts on which organisations keep images. */
const REGISTRY_HOST =
  /^(?:(?:docker|registry|registries|harbor|quay|ghcr|gcr|ecr|artifactory|images?|containers?)[.-]|[0-9]+\.dkr\.ecr\.|(?:[a-z0-9-]+\.)?(?:gcr\.io|azurecr\.io|pkg\.dev)$)/;

const MEDIA_TYPES = /^(?:application|text|image|audio|video|multipart|font)\//i;

/** Colon and tag after the last slash. */
const TAGGED = /:[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

function onForge(text: string, segments: string[]): Candidate[] {
  // Bitbucket and Gitea have a branch behind `src`, where others have sources.
  const [host, , , marker, type] = segments;
  const isSources =
    marker === 'src' &&
    host.toLowerCase() !== 'bitbucket.org' &&
    !/^(?:branch|tag|commit)$/.test(type);
  return [
    { kind: 'repo', value: text, weight: 0.85 },
    isSources
      ? { kind: 'path', value: text, weight: 0.95 }
      : { kind: 'path', value: `https://${text}`, weight: 0.9 },
    { kind: 'path', value: text, weight: 0.6 },
    { kind: 'package', value: `golang:${text}`, weight: 0.6 },
  ];
}

/** A host and a path without a scheme: an address, an image, a database. */
function onHost(text: string, host: string, segments: string[]): Candidate[] {
  const registry = REGISTRY_HOST.test(host);
  const tagged = TAGGED.test(segments[segments.length - 1]);
  const image = registry || tagged ? 0.9 : 0.4;
  const address = registry || tagged ? 0.3 : 0.75;
  return [
    { kind: 'image', value: text, weight: image },
    { kind: 'url', value: text, weight: address },
    { kind: 'host', value: host, weight: address * 0.9 },
    {
      kind: 'database',
      value: segments.length === 2 ? text : '',
      weight: registry ? 0.2 : 0.6,
    },
  ];
}

/** Two names: a slug, or a namespace and something in it. */
function pair(text: string, first: string, second: string): Candidate[] {
  if (POD_RESOURCES.has(first)) {
    return [{ kind: 'kubernetes-pod', value: text, weight: 0.9 }];
  }
  if (WORKLOAD_RESOURCES.has(first.split('.')[0])) {
    return [{ kind: 'kubernetes-workload', value: text, weight: 0.85 }];
  }
  if (/^(?:ns|namespaces?)$/.test(first)) {
    return [{ kind: 'kubernetes-namespace', value: text, weight: 0.8 }];
  }
  if (isGlue(first) || isGlue(second)) {
    return [];
  }
  const [workload] = workloadNamesOfPod(second);
  if (workload?.controller === 'deployment') {
    return [{ kind: 'kubernetes-pod', value: text, weight: 0.9 }];
  }
  const pod = workload === undefined ? 0 : 0.5;
  return [
    { kind: 'kubernetes-pod', value: text, weight: pod },
    { kind: 'repo', value: text, weight: 0.5 },
    { kind: 'kubernetes-workload', value: text, weight: 0.45 },
    { kind: 'service-name', value: text, weight: 0.45 },
    { kind: 'image', value: text, weight: TAGGED.test(second) ? 0.6 : 0.2 },
  ];
}

function isFile(text: string, last: string): boolean {
  return (
    /^(?:[./~]|[a-z]:[\\/])/i.test(text) ||
    text.includes('\\') ||
    text.includes('#') ||
    isCodeFile(last.split(':')[0])
  );
}

/** What a run of characters with a slash in it may identify. */
export function classifySlashes(text: string): Candidate[] {
  if (text.startsWith('//') || /^\/subscriptions\//i.test(text)) {
    return [{ kind: 'cloud-resource', value: text, weight: 0.95 }];
  }
  if (text.startsWith('\\')) {
    // A namespace of PHP from the global one; a share of Windows is no key.
    return [{ kind: 'package', value: text.slice(1), weight: 0.4 }];
  }
  const segments = text.split('/');
  const first = segments[0].toLowerCase();
  const last = segments[segments.length - 1];
  const host = first.includes('.') ? hostRules.normalise(first) : undefined;
  if (host !== undefined && isForgeHost(host)) {
    return text.includes('#')
      ? [{ kind: 'path', value: text, weight: 0.95 }]
      : onForge(text, segments);
  }
  if (host !== undefined && hasKnownSuffix(host)) {
    return onHost(text, host, segments);
  }
  if (/^localhost:[0-9]+$/.test(first)) {
    return [{ kind: 'image', value: text, weight: 0.4 }];
  }
  if (isFile(text, last)) {
    // `/health` is rather the path of an address than that of a file.
    const weight =
      segments.length > 2 || isCodeFile(last.split(':')[0]) ? 0.55 : 0.15;
    const namespace: Candidate[] = text.includes('/')
      ? []
      : [{ kind: 'package', value: text, weight: 0.4 }];
    return [...fileCandidates(text, weight), ...namespace];
  }
  const counts = segments.every(segment => /^v?[0-9.]*$/.test(segment));
  const version = /^v?[0-9.]+$/.test(last) && segments.length === 2;
  if (counts || version || first.length < 2 || MEDIA_TYPES.test(text)) {
    return [];
  }
  return segments.length === 2
    ? pair(text, first, last.toLowerCase())
    : [
        { kind: 'path', value: text, weight: 0.3 },
        { kind: 'kubernetes-workload', value: text, weight: 0.4 },
        { kind: 'image', value: TAGGED.test(last) ? text : '', weight: 0.5 },
      ];
}
