import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../kinds';
import { scanChunks } from './chunks';
import { classify } from './classify';
import { Candidate, Sink } from './types';
import { visiblePlace } from './url';
import { isGlue } from './words';

const DETECTOR = 'identifier';
const MAX_LENGTH = 4096;
const MAX_TITLE = 80;
const MAX_WORDS = 6;

/** What a bare name may be, likeliest first. */
const NAME_KINDS: Array<[IdentifierKind, number]> = [
  ['service-name', 1],
  ['kubernetes-workload', 0.9],
  ['queue', 0.7],
  ['database', 0.7],
  ['kubernetes-namespace', 0.6],
  ['pager-service', 0.5],
  ['chat-channel', 0.3],
];

/** What a name with dots in it may be besides what dots make it look like. */
const DOTTED_KINDS: Array<[IdentifierKind, number]> = [
  ['queue', 0.5],
  ['service-name', 0.4],
  ['database', 0.3],
];

/** Where an input is plainly one thing, what else it may be counts less. */
const PLAIN = 0.3;
const BESIDE_PLAIN = 0.4;

function bestOf(candidates: Candidate[]): number {
  return Math.max(...candidates.map(({ weight }) => weight), 0);
}

function scaled(candidates: Candidate[], factor: number): Candidate[] {
  return candidates.map(candidate => ({
    ...candidate,
    weight: candidate.weight * factor,
  }));
}

function isValid({ kind, value }: Candidate): boolean {
  return kindRules[kind].normalise(value) !== undefined;
}

function asKinds(
  value: string,
  kinds: Array<[IdentifierKind, number]>,
): Candidate[] {
  return kinds.map(([kind, weight]) => ({ kind, value, weight }));
}

/** A name alone is an identifier even where it would be a word in a text. */
function nameCandidates(text: string): Candidate[] {
  if (/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u.test(text)) {
    const value = `component:default/${text}`;
    return [
      ...asKinds(text, NAME_KINDS),
      { kind: 'entity', value, weight: 0.95 },
    ];
  }
  return /^[\p{L}_][\p{L}\p{N}_.-]*\.[\p{L}\p{N}_.-]+$/u.test(text)
    ? asKinds(text, DOTTED_KINDS)
    : [];
}

function hashCandidates(text: string): Candidate[] {
  const words = /^[a-f]+$/i.test(text);
  return [{ kind: 'commit', value: text, weight: words ? 0.4 : 1 }];
}

/** An id of whatever tool has a number in it. */
function idCandidates(text: string): Candidate[] {
  const id = /^[\w./-]*[0-9][\w./-]*$/.test(text);
  return id ? [{ kind: 'deployment', value: text, weight: 0.3 }] : [];
}

/**
 * All that an input without space in it may be. The best is all that was
 * asked, however little it would be worth in passing.
 */
function candidatesFor(text: string): Candidate[] {
  const recognised = classify(text).filter(isValid);
  const best = bestOf(recognised);
  const others = [...nameCandidates(text), ...hashCandidates(text)];
  const further =
    best > PLAIN
      ? scaled(others, BESIDE_PLAIN * best)
      : [...others, ...idCandidates(text)];
  const valid = [...recognised, ...further.filter(isValid)].filter(
    ({ weight }) => weight > 0,
  );
  return scaled(valid, 1 / bestOf(valid));
}

/** `service=checkout-web`: a label that is all of the input. */
function labelCandidates(text: string): Candidate[] {
  const [chunk, ...more] = scanChunks(text);
  const isLabel =
    more.length === 0 &&
    chunk?.name !== undefined &&
    !/:\/\/|@/.test(chunk.text);
  return isLabel ? [{ kind: 'alert-label', value: text, weight: 1 }] : [];
}

/** `Checkout web`: some words, none of which only glues others together. */
function titleCandidates(text: string): Candidate[] {
  const words = text.split(/\s+/);
  const isTitle =
    text.length <= MAX_TITLE &&
    words.length <= MAX_WORDS &&
    words.every(
      word =>
        /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(word) &&
        !isGlue(word.toLowerCase()),
    );
  return isTitle
    ? [
        { kind: 'service-name', value: text, weight: 0.9 },
        { kind: 'pager-service', value: text, weight: 0.6 },
      ]
    : [];
}

/**
 * Adds what an input identifies that is one thing and nothing else: an
 * address, a name, an id.
 *
 * @param text - without the space around it
 * @returns whether it is, so that there is no more to look for
 */
export function addAlone(text: string, start: number, sink: Sink): boolean {
  const place = visiblePlace(text, start);
  const add = (candidates: Candidate[]) =>
    candidates.forEach(candidate => sink.add(candidate, DETECTOR, place));
  if (text.length > MAX_LENGTH || text.includes('\n')) {
    return false;
  }
  if (/^[^=]+=[^=]/.test(text) && !text.includes('://')) {
    add(labelCandidates(text));
    return false;
  }
  if (/\s/.test(text)) {
    add(titleCandidates(text));
    return false;
  }
  const candidates = candidatesFor(text);
  add(candidates);
  return candidates.length > 0;
}
