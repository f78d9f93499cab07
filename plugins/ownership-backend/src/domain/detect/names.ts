import { isIP } from 'node:net';
import { hasKnownSuffix } from '../kinds/domains';
import { StrippedName, workloadNamesOfPod } from '../kinds/generatedSuffix';
import { hostRules } from '../kinds/host';
import { isCommonDotnetNamespace } from './stack-trace/dotnet';
import { isCommonJavaPackage } from './stack-trace/java';
import { Candidate } from './types';
import { isCodeFile, isNameLike, isStopWord } from './words';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const PAGERDUTY_ID = /^P(?=[A-Z]*[0-9])[A-Z0-9]{6}(?:[A-Z0-9]{7})?$/;

/** Abbreviated hashes hold digits and letters; words and counts do not. */
function commitCandidates(text: string): Candidate[] {
  if (text.length > 40 || !/^[0-9a-f]{7,}$/i.test(text)) {
    return [];
  }
  const mixed = /[0-9]/.test(text) && /[a-f]/i.test(text);
  const abbreviated = text.length <= 12 && mixed;
  if (text.length === 40) {
    return [{ kind: 'commit', value: text, weight: 0.7 }];
  }
  return abbreviated ? [{ kind: 'commit', value: text, weight: 0.35 }] : [];
}

function podWeight(pod: string, { name, controller }: StrippedName): number {
  if (!/[a-z]/.test(name)) {
    // A date, or another number with dashes in it.
    return 0;
  }
  switch (controller) {
    case 'deployment':
      return 0.8;
    case 'cronjob':
      return 0.7;
    case 'statefulset':
      return name.length >= 3 ? 0.35 : 0;
    default:
      // `dev-mssql` could have been generated, but a word is likelier.
      return /[0-9][a-z0-9]*$/.test(pod.slice(name.length)) ? 0.5 : 0.2;
  }
}

function podCandidates(text: string): Candidate[] {
  const lower = text.toLowerCase();
  const [workload] = workloadNamesOfPod(lower);
  return workload === undefined
    ? []
    : [
        {
          kind: 'kubernetes-pod',
          value: lower,
          weight: podWeight(lower, workload),
        },
      ];
}

function idCandidates(text: string): Candidate[] {
  if (UUID.test(text) || ULID.test(text)) {
    return [{ kind: 'deployment', value: text, weight: 0.25 }];
  }
  return PAGERDUTY_ID.test(text)
    ? [{ kind: 'pager-service', value: text, weight: 0.4 }]
    : commitCandidates(text);
}

/** What a word without dots, slashes and colons may identify. */
export function classifyName(text: string): Candidate[] {
  const ids = idCandidates(text);
  if (ids.length > 0) {
    return ids;
  }
  const pods = podCandidates(text);
  const isPod = pods.some(({ weight }) => weight >= 0.5);
  if (isPod || !isNameLike(text) || isStopWord(text.toLowerCase())) {
    return pods;
  }
  const compound = /[_-]/.test(text);
  return [
    ...pods,
    { kind: 'service-name', value: text, weight: compound ? 0.25 : 0.1 },
    { kind: 'queue', value: text, weight: compound ? 0.2 : 0 },
    { kind: 'database', value: text, weight: compound ? 0.15 : 0 },
  ];
}

/** `com.acme.orders`: a domain the other way round, and something in it. */
function isReversedDomain(labels: string[]): boolean {
  const [first, second] = labels;
  return labels.length >= 3 && hasKnownSuffix(`${second}.${first}`);
}

/** `com.acme.orders.NoStockException` says where it is declared. */
function exceptionCandidates(labels: string[]): Candidate[] {
  const value = labels.slice(0, -1).join('.');
  return [{ kind: 'package', value, weight: 0.4 }];
}

function dottedNames(text: string, labels: string[]): Candidate[] {
  const common =
    isCommonJavaPackage(labels) || isCommonDotnetNamespace(labels[0]);
  if (common) {
    return [];
  }
  if (/(?:Exception|Error)$/.test(text)) {
    return exceptionCandidates(labels);
  }
  const reversed = isReversedDomain(labels.map(label => label.toLowerCase()));
  const capitalised = /^\p{Lu}/u.test(labels[0]);
  const short = labels.length === 2 && !capitalised;
  return [
    {
      kind: 'package',
      value: text,
      weight: reversed || capitalised ? 0.5 : 0.25,
    },
    { kind: 'queue', value: text, weight: capitalised ? 0 : 0.4 },
    // `orders.ordering` is what a service is called inside of its cluster.
    { kind: 'host', value: text, weight: short ? 0.25 : 0 },
    { kind: 'service-name', value: text, weight: 0.2 },
  ];
}

/** What a word with dots in it may identify. */
export function classifyDots(text: string): Candidate[] {
  const labels = text.split('.');
  if (isIP(text) !== 0) {
    return [{ kind: 'host', value: text, weight: 0.45 }];
  }
  const letters = labels.filter(label => /\p{L}{2}/u.test(label)).length;
  if (letters < Math.min(2, labels.length) || text.length < 5) {
    return [];
  }
  const host = hostRules.normalise(text);
  const isHost = host !== undefined && hasKnownSuffix(host);
  // `main.py` and `lib.rs` are files, although Paraguay and Serbia have hosts.
  if (isCodeFile(text) && (labels.length === 2 || !isHost)) {
    return [{ kind: 'path', value: text, weight: 0.3 }];
  }
  if (!isHost) {
    return dottedNames(text, labels);
  }
  const weight = isCodeFile(text) ? 0.4 : 0.75;
  return [{ kind: 'host', value: text, weight }];
}
