import { isIP } from 'node:net';
import { classifySlashes } from './slashes';
import { classifyDots, classifyName } from './names';
import { Candidate } from './types';
import { urlCandidates } from './url';

const MAX_LENGTH = 4096;

/** A reference to an entity of a built-in kind, `kind:[namespace/]name`. */
const ENTITY_REF =
  /^(?:component|api|resource|system|domain|group|user|location|template):(?:[^:/]+\/.+|[^:/]+)$/i;

const SERVICE_ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** `git@github.com:acme/orders.git`: a path, and no port, after the colon. */
function isScpLike(text: string): boolean {
  const colon = text.indexOf(':', text.indexOf('@'));
  const path = text.slice(colon + 1);
  return colon !== -1 && path.includes('/') && !path.includes(':');
}

function classifyAt(text: string): Candidate[] {
  if (text.startsWith('@')) {
    return [
      { kind: 'package', value: text, weight: 0.45 },
      { kind: 'person', value: text, weight: 0.45 },
    ];
  }
  if (/@sha(?:256|512):/i.test(text)) {
    return [{ kind: 'image', value: text, weight: 0.95 }];
  }
  if (isScpLike(text)) {
    return [{ kind: 'repo', value: text, weight: 0.9 }];
  }
  const [name, version] = text.split('@');
  if (version === undefined || !/^v?[0-9]/.test(version)) {
    // The domain of an address is that of a provider; a bare name is a machine.
    return [
      { kind: 'person', value: text, weight: 0.6 },
      {
        kind: 'host',
        value: text.includes('.') ? '' : text.slice(text.indexOf('@') + 1),
        weight: 0.3,
      },
    ];
  }
  const value = name.includes('/') ? text : `npm:${text}`;
  return [
    { kind: 'package', value, weight: 0.7 },
    { kind: 'path', value: text, weight: 0.5 },
  ];
}

/** `pay.acme.test:443`, `nginx:1.27`, `com.acme:money:1.2.3`, `app.ts:12`. */
function classifyColons(text: string): Candidate[] {
  if (isIP(text) === 6) {
    return [{ kind: 'host', value: text, weight: 0.45 }];
  }
  const account = SERVICE_ACCOUNT.exec(text);
  if (account) {
    return [
      { kind: 'kubernetes-namespace', value: account[1], weight: 0.6 },
      {
        kind: 'kubernetes-workload',
        value: `${account[1]}/${account[2]}`,
        weight: 0.5,
      },
    ];
  }
  const [head, second, third] = text.split(':');
  if (/^[0-9]*$/.test(head)) {
    return [];
  }
  const numbered = /^[0-9]+$/.test(second);
  if (numbered) {
    const port = second.length >= 2 && third === undefined ? 0.3 : 0;
    const single = !head.includes('.');
    return single
      ? [{ kind: 'host', value: text, weight: port }, ...classifyName(head)]
      : classifyDots(head);
  }
  const tagged = /^(?:v?[0-9]|latest$)/.test(second) && third === undefined;
  return [
    { kind: 'package', value: head.includes('.') ? text : '', weight: 0.7 },
    { kind: 'image', value: tagged ? text : '', weight: 0.5 },
    ...(head.includes('.') ? [] : classifyName(head)),
    ...(tagged ? [] : classifyName(second)),
  ];
}

/**
 * What a run of characters may identify, each with its weight within a longer
 * text. Most candidates of most texts turn out to be of no kind at all when
 * they are normalised; that is cheaper than to check twice.
 */
export function classify(text: string): Candidate[] {
  if (text.length < 2 || text.length > MAX_LENGTH) {
    return [];
  }
  if (text.includes('://')) {
    return urlCandidates(text);
  }
  if (/^arn:/i.test(text)) {
    return [{ kind: 'cloud-resource', value: text, weight: 0.95 }];
  }
  if (/^pkg:/i.test(text)) {
    return [{ kind: 'package', value: text, weight: 0.95 }];
  }
  if (ENTITY_REF.test(text)) {
    const weight = text.includes('/') ? 0.95 : 0.5;
    return [{ kind: 'entity', value: text, weight }];
  }
  if (text.startsWith('#')) {
    const value = /^#[0-9]+$/.test(text) ? '' : text;
    return [{ kind: 'chat-channel', value, weight: 0.4 }];
  }
  if (text.includes('@')) {
    return classifyAt(text);
  }
  if (text.includes('==')) {
    return [{ kind: 'package', value: text, weight: 0.7 }];
  }
  if (text.includes('/') || text.includes('\\')) {
    return classifySlashes(text);
  }
  if (text.includes(':')) {
    return classifyColons(text);
  }
  return text.includes('.') ? classifyDots(text) : classifyName(text);
}
