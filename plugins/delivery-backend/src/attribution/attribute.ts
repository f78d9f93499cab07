import { toStorableText } from '../log/storable';
import { isBotAddress, toolOfAddress } from './addresses';
import { NotedLines, readGitAiNote } from './gitAiNote';
import {
  ASSISTED_BY,
  ASSISTED_BY_CONFIDENCE,
  BRANCH_PREFIXES,
  CONFIDENCE,
  LABELS,
  PARTICIPANT_TRAILERS,
  Signal,
  TOOL_ALIASES,
  TOOL_TRAILERS,
} from './signals';
import { Trailer } from './trailers';
import {
  Attribution,
  AttributionEvidence,
  CommitPerson,
  CommitTraces,
  SignalPlace,
} from './types';

const MAX_EVIDENCE = 20;
const MAX_TEXT_CHARACTERS = 200;

/** What is known of a change beside its commits. */
export interface AttributionContext {
  /** The branch that it was made on. */
  branch?: string;
  /** Those of its pull request. */
  labels?: readonly string[];
  /** Lines that it adds. */
  addedLines?: number;
}

/**
 * Tells how a change came about, from what its commits say.
 *
 * It is `human` only where notes say so of every line that it adds and nothing
 * speaks for a tool, or where a label says so and nothing surer does. Where nothing
 * says anything, it is `undeclared`.
 */
export function attribute(
  commits: readonly CommitTraces[],
  { branch, labels = [], addedLines }: AttributionContext = {},
): Attribution {
  const { lines, unreadableNotes } = readNotes(commits);
  const seen = [
    ...noteEvidence(lines),
    ...commits.flatMap(evidenceOf),
    // Of labels that contradict each other, this is believed.
    ...labelEvidence(labels, 'assisted'),
    ...labelEvidence(labels, 'human'),
    ...branchEvidence(branch),
  ];
  const isByPeople = seen.every(({ cohort }) => cohort === 'human');
  const share = lineShare(lines, addedLines);
  const evidence = distinct([
    ...seen,
    ...(isByPeople ? human(lines, addedLines) : []),
  ])
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_EVIDENCE);
  const strongest = evidence[0];
  return {
    cohort: strongest?.cohort ?? 'undeclared',
    ...(strongest?.tool !== undefined && { tool: strongest.tool }),
    confidence: strongest?.confidence ?? 0,
    evidence,
    ...(share !== undefined && { lineShare: share }),
    unreadableNotes,
  };
}

/** Whether a program that is no AI tool made a commit by itself. */
export function isBot(author: CommitPerson | undefined): boolean {
  return author !== undefined && isBotAddress(author.email);
}

function readNotes(commits: readonly CommitTraces[]) {
  const byTool = new Map<string, number>();
  const lines = { ai: 0, human: 0, byTool };
  const unreadableNotes: string[] = [];
  for (const { note } of commits) {
    if (note === undefined) {
      continue;
    }
    const reading = readGitAiNote(note);
    if (reading.status === 'unreadable') {
      unreadableNotes.push(reading.reason);
      continue;
    }
    lines.ai += reading.lines.ai;
    lines.human += reading.lines.human;
    for (const [tool, count] of reading.lines.byTool) {
      byTool.set(tool, (byTool.get(tool) ?? 0) + count);
    }
  }
  return { lines, unreadableNotes };
}

function noteEvidence(lines: NotedLines): AttributionEvidence[] {
  if (lines.ai === 0) {
    return [];
  }
  const [most] = [...lines.byTool].sort(([, a], [, b]) => b - a);
  const tool = most && slug(most[0]);
  const text = `refs/notes/ai: ${lines.ai} lines by a tool, ${lines.human} by people`;
  return [signOf('note', { tool }, text)];
}

function human(
  lines: NotedLines,
  addedLines: number | undefined,
): AttributionEvidence[] {
  if (!addedLines || lines.human < addedLines) {
    return [];
  }
  const text = `refs/notes/ai: ${lines.human} lines by people, none by a tool`;
  return [{ ...signOf('note', {}, text), cohort: 'human' }];
}

function lineShare(
  { ai, human: people }: NotedLines,
  addedLines: number | undefined,
): number | undefined {
  const noted = ai + people;
  if (noted === 0) {
    return undefined;
  }
  // Later commits of a change may rewrite lines that earlier ones have noted.
  return ai / Math.max(addedLines ?? 0, noted);
}

function evidenceOf(commit: CommitTraces): AttributionEvidence[] {
  const { author, committer, trailers } = commit;
  return [
    ...personEvidence('author', author),
    ...personEvidence('committer', committer),
    ...trailers.flatMap(trailerEvidence),
  ];
}

function personEvidence(
  place: 'author' | 'committer',
  person: CommitPerson | undefined,
): AttributionEvidence[] {
  const signal = person && toolOfAddress(person.email);
  return signal ? [signOf(place, signal, person.email)] : [];
}

function trailerEvidence({ key, value }: Trailer): AttributionEvidence[] {
  const name = key.toLowerCase();
  const text = `${key}: ${value}`;
  const own = TOOL_TRAILERS.get(name);
  if (own?.value.test(value)) {
    return [signOf('trailer', own, text)];
  }
  if (!PARTICIPANT_TRAILERS.has(name)) {
    return [];
  }
  const signal = toolOfAddress(addressIn(value));
  if (signal) {
    return [signOf('trailer', signal, text)];
  }
  const [, agent] = (name === 'assisted-by' && ASSISTED_BY.exec(value)) || [];
  const confidence = ASSISTED_BY_CONFIDENCE;
  return agent === undefined
    ? []
    : [signOf('trailer', { tool: slug(agent), confidence }, text)];
}

function labelEvidence(
  labels: readonly string[],
  cohort: AttributionEvidence['cohort'],
): AttributionEvidence[] {
  return labels
    .filter(it => LABELS.get(inOneWay(it)) === cohort)
    .map(it => ({ ...signOf('label', {}, it), cohort }));
}

/** `AI: none` and `ai:none` are the same. */
function inOneWay(label: string): string {
  return label.trim().toLowerCase().replace(/:\s/, ':');
}

function branchEvidence(branch: string | undefined): AttributionEvidence[] {
  return [...BRANCH_PREFIXES]
    .filter(([prefix]) => branch?.startsWith(prefix))
    .map(([, signal]) => signOf('branch', signal, branch ?? ''));
}

function signOf(
  place: SignalPlace,
  { tool, confidence = CONFIDENCE[place] }: Signal,
  text: string,
): AttributionEvidence {
  return {
    place,
    cohort: 'assisted',
    ...(tool !== undefined && { tool }),
    // What makes a sign less sure makes it so wherever it is seen.
    confidence: Math.min(confidence, CONFIDENCE[place]),
    text: toStorableText(text, MAX_TEXT_CHARACTERS),
  };
}

/** The address of `Ada <ada@acme.test>`, or all of it where there are no angles. */
function addressIn(value: string): string {
  const start = value.lastIndexOf('<');
  const end = value.indexOf('>', start);
  return start >= 0 && end > start ? value.slice(start + 1, end) : value;
}

/** What a tool is called in the tables, or a short form of what it calls itself. */
function slug(name: string): string | undefined {
  const short = name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-');
  return /[a-z0-9]/.test(short) ? TOOL_ALIASES.get(short) ?? short : undefined;
}

function distinct(all: readonly AttributionEvidence[]): AttributionEvidence[] {
  const byText = new Map(all.map(it => [`${it.place} ${it.text}`, it]));
  return [...byText.values()];
}
