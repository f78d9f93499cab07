import { NamedCause } from '../../domain/links';

/** What a text names as the cause of an incident, and in which words. */
export type ToldCause = Omit<NamedCause, 'incidentId'>;

/** Who says it, and where. */
export interface CauseTeller {
  /** Begins what is shown as evidence, such as `The issue says`. */
  says: string;
  /** What `#12` is a number of, such as `github.com/acme/orders`. */
  repository?: string;
}

/** Texts are anybody's: longer ones are not read to their end. */
const MAX_CHARACTERS = 64 * 1024;
const MAX_WORD_CHARACTERS = 500;
const MAX_EVIDENCE_CHARACTERS = 200;
const MAX_CAUSES = 20;

const NOT = /(?:\bnot|n't|\bnever)(?: \w{1,10})? $/i;
const CAUSE_WORDS =
  /\b(?:caused[ -]by|root[ -]cause(?! analysis)|cause(?=[*_]{0,3}:))/i;
const SENTENCE_END = /[.;](?=\s|$)/;
/** What follows tells of how it was mended, not of how it came. */
const MENDED = /[\s(,](?:fix|resolv|revert|mitigat|rolled|roll|see)/i;
const BETWEEN_WORDS = /[\s<>()[\]"'`,]+/;
const ABBREVIATED = /^(?:([\w.-]{1,100}\/[\w.-]{1,100}))?#(\d{1,10})$/;
const DEPLOYMENT_ID = /^(?:deployment|event|release):./;
/** Of GitHub and of git; others are made of two words. */
const ID_OF_ONE_WORD = /^release:|\/deployments\/\d+$/;
const COMMIT = /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/i;
const WHOLE_COMMIT_LENGTH = 40;
const NUMBER = /^\d{1,15}$/;

/**
 * What a text names as a cause, after words such as `Caused by` or `Root cause:`,
 * on the same line or, under a heading or before a list, in the next paragraph:
 * commits, deployments and pull requests, by address, number or id. What only
 * stands somewhere in the text names nothing: it may as well be what mended it.
 */
export function namedCausesIn(text: string, teller: CauseTeller): ToldCause[] {
  const lines = proseOf(text.slice(0, MAX_CHARACTERS));
  const causes = new Map<string, ToldCause>();
  for (const { word, passage } of passagesOf(lines)) {
    for (const { names, told } of referencesIn(passage, teller.repository)) {
      const key = JSON.stringify(names);
      if (causes.size < MAX_CAUSES && !causes.has(key)) {
        const evidence = `${teller.says}: ${word} ${told}`;
        causes.set(key, {
          names,
          evidence: evidence.slice(0, MAX_EVIDENCE_CHARACTERS),
        });
      }
    }
  }
  return [...causes.values()];
}

/** Without what nobody reads, and without code: stack traces have causes, too. */
function proseOf(text: string): string[] {
  let isCode = false;
  return withoutComments(text)
    .split('\n')
    .filter(line => {
      const isFence = /^\s{0,3}(?:```|~~~)/.test(line);
      isCode = isFence ? !isCode : isCode;
      return !isCode && !isFence;
    });
}

/** Templates of issues say in comments what is to be filled in. */
function withoutComments(text: string): string {
  const [first, ...rest] = text.split('<!--');
  return [
    first,
    ...rest.map(it => {
      const end = it.indexOf('-->');
      return end < 0 ? '' : it.slice(end + '-->'.length);
    }),
  ].join('');
}

interface Passage {
  /** As it stands there, such as `Caused by`. */
  word: string;
  passage: string;
}

function passagesOf(lines: readonly string[]): Passage[] {
  return lines.flatMap((line, index) => {
    const found = CAUSE_WORDS.exec(line);
    if (!found || NOT.test(line.slice(0, found.index))) {
      return [];
    }
    const [word] = found;
    const rest = line.slice(found.index + word.length);
    const isHeading = /^[\s:*_#-]*$/.test(rest);
    const said = isHeading ? paragraphAfter(lines, index) : [rest];
    return said.map(it => ({ word, passage: it }));
  });
}

function paragraphAfter(lines: readonly string[], index: number): string[] {
  const isText = (line: string) => line.trim() !== '';
  const from = lines.slice(index + 1, index + 1 + MAX_CAUSES);
  const start = from.findIndex(isText);
  const after = start < 0 ? [] : from.slice(start);
  const end = after.findIndex(
    line => !isText(line) || /^#{1,6}\s/.test(line) || CAUSE_WORDS.test(line),
  );
  return end < 0 ? after : after.slice(0, end);
}

interface Reference extends Pick<ToldCause, 'names'> {
  told: string;
}

function referencesIn(
  passage: string,
  repository: string | undefined,
): Reference[] {
  const words = ` ${passage}`
    .split(SENTENCE_END, 1)[0]
    .split(MENDED, 1)[0]
    .split(BETWEEN_WORDS)
    .map(withoutMarks)
    .filter(it => it !== '' && it.length <= MAX_WORD_CHARACTERS);
  return words.flatMap((word, index) => {
    const told = DEPLOYMENT_ID.test(word)
      ? deploymentIdOf(word, words[index + 1])
      : word;
    const names =
      told === word ? namedBy(word, repository) : deploymentOf(told);
    return names ? [{ names, told }] : [];
  });
}

function namedBy(
  word: string,
  repository: string | undefined,
): ToldCause['names'] | undefined {
  if (DEPLOYMENT_ID.test(word)) {
    return deploymentOf(word);
  }
  if (/^https?:\/\//i.test(word)) {
    return namedByAddress(word);
  }
  const [abbreviated, other, number] = ABBREVIATED.exec(word) ?? [];
  if (abbreviated !== undefined) {
    const [host] = repository?.split('/') ?? [];
    const named = other === undefined ? repository : `${host}/${other}`;
    return repository === undefined
      ? undefined
      : { kind: 'change', id: `change:${named}#${number}` };
  }
  return isCommit(word)
    ? { kind: 'commit', sha: word.toLowerCase() }
    : undefined;
}

/** Addresses of GitHub, and of what has addresses like it. */
function namedByAddress(address: string): ToldCause['names'] | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const { host, pathname } = new URL(address);
  const parts = pathname.split('/').filter(it => it !== '');
  const valueOf = (part: string) => {
    const at = parts.lastIndexOf(part);
    return at < 2 ? undefined : parts[at + 1];
  };
  const placeOf = (part: string) =>
    [host, ...parts.slice(0, parts.lastIndexOf(part))].join('/');
  const sha = valueOf('commit') ?? valueOf('commits');
  if (sha !== undefined && COMMIT.test(sha)) {
    return { kind: 'commit', sha: sha.toLowerCase() };
  }
  const number = valueOf('pull');
  if (number !== undefined && NUMBER.test(number)) {
    return { kind: 'change', id: `change:${placeOf('pull')}#${number}` };
  }
  const id = valueOf('deployments');
  return id !== undefined && NUMBER.test(id)
    ? deploymentOf(`deployment:${placeOf('deployments')}/deployments/${id}`)
    : undefined;
}

function deploymentOf(id: string): ToldCause['names'] {
  return { kind: 'deployment', id };
}

/** Most are a source and an id of it, with a space between them. */
function deploymentIdOf(word: string, next: string | undefined): string {
  return ID_OF_ONE_WORD.test(word) || next === undefined
    ? word
    : `${word} ${next}`;
}

/** Words of these letters, and numbers, are no short ids. */
function isCommit(word: string): boolean {
  return (
    COMMIT.test(word) &&
    (word.length >= WHOLE_COMMIT_LENGTH ||
      (/\d/.test(word) && /[a-f]/i.test(word)))
  );
}

/** Without what ends a sentence or makes it bold. */
function withoutMarks(word: string): string {
  const isMark = (character: string) => '.;:!?*_'.includes(character);
  let start = 0;
  let end = word.length;
  while (start < end && isMark(word[start])) {
    start += 1;
  }
  while (end > start && isMark(word[end - 1])) {
    end -= 1;
  }
  return word.slice(start, end);
}
