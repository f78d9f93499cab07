import { JsonObject, JsonValue } from '@backstage/types';

/** Lines that a note says who wrote. */
export interface NotedLines {
  /** Written by an AI tool. */
  ai: number;
  /** Known to be written by a person. */
  human: number;
  /** Lines of each tool that the note names. */
  byTool: ReadonlyMap<string, number>;
}

/** What a note says, or why that cannot be read. */
export type NoteReading =
  | { status: 'read'; lines: NotedLines }
  | { status: 'unreadable'; reason: string };

const MAX_NOTE_CHARACTERS = 1024 * 1024;
/** More than any file has: what is larger was not written by the tool. */
const MAX_LINE = 10_000_000;

const HUMAN = /^h_[0-9a-f]+$/;
const SESSION = /^(s_[0-9a-f]+)(?:::t_[0-9a-f]+)?$/;
const PROMPT = /^[0-9a-f]{16}$/;

/**
 * Reads a note of `refs/notes/ai`: for each file the lines of each author, then
 * `---`, then JSON that says who the authors are.
 *
 * @see https://github.com/git-ai-project/git-ai/blob/main/specs/git_ai_standard_v3.0.0.md
 */
export function readGitAiNote(text: string): NoteReading {
  if (text.length > MAX_NOTE_CHARACTERS) {
    return unreadable(
      `the note has ${text.length} characters; it may have ${MAX_NOTE_CHARACTERS}`,
    );
  }
  const lines = text.split('\n');
  const divider = lines.findIndex(line => line.trimEnd() === '---');
  if (divider < 0) {
    return unreadable("the note has no line '---' before its metadata");
  }
  const metadata = parseObject(lines.slice(divider + 1).join('\n'));
  if (metadata === undefined) {
    return unreadable("what follows '---' in the note is no JSON object");
  }
  const version = metadata.schema_version;
  if (typeof version !== 'string' || !/^authorship\/3\.\d/.test(version)) {
    return unreadable(
      `the note's schema_version is ${shown(version)}; authorship/3.x is known`,
    );
  }
  return {
    status: 'read',
    lines: countLines(lines.slice(0, divider), metadata),
  };
}

function countLines(
  attestations: readonly string[],
  metadata: JsonObject,
): NotedLines {
  const counted = { ai: 0, human: 0, byTool: new Map<string, number>() };
  for (const attestation of attestations) {
    const [, author, ranges] = /^ {2}(\S+) (\S+)\s*$/.exec(attestation) ?? [];
    if (author === undefined) {
      continue;
    }
    const count = linesIn(ranges);
    if (HUMAN.test(author)) {
      counted.human += count;
      continue;
    }
    const [, session] = SESSION.exec(author) ?? [];
    if (session !== undefined || PROMPT.test(author)) {
      counted.ai += count;
      const tool = toolOf(metadata, session, author);
      if (tool !== undefined && count > 0) {
        counted.byTool.set(tool, (counted.byTool.get(tool) ?? 0) + count);
      }
    }
  }
  return counted;
}

/** How many lines `1-4,9` are. */
function linesIn(ranges: string): number {
  let count = 0;
  for (const range of ranges.split(',')) {
    const [, first, last] = /^(\d{1,8})(?:-(\d{1,8}))?$/.exec(range) ?? [];
    const from = Number(first);
    const to = last === undefined ? from : Number(last);
    if (from >= 1 && from <= to && to <= MAX_LINE) {
      count += to - from + 1;
    }
  }
  return count;
}

function toolOf(
  metadata: JsonObject,
  session: string | undefined,
  prompt: string,
): string | undefined {
  const record =
    session === undefined
      ? child(child(metadata, 'prompts'), prompt)
      : child(child(metadata, 'sessions'), session);
  const agent = child(record, 'agent_id');
  const tool = agent && Object.hasOwn(agent, 'tool') ? agent.tool : undefined;
  return typeof tool === 'string' ? tool : undefined;
}

function child(
  parent: JsonObject | undefined,
  key: string,
): JsonObject | undefined {
  return parent && Object.hasOwn(parent, key)
    ? asObject(parent[key])
    : undefined;
}

function parseObject(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    // Whoever may push can write what they like there.
    return undefined;
  }
}

function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : undefined;
}

function shown(value: JsonValue | undefined): string {
  return value === undefined
    ? 'missing'
    : `'${String(JSON.stringify(value)).slice(0, 50)}'`;
}

function unreadable(reason: string): NoteReading {
  return { status: 'unreadable', reason };
}
