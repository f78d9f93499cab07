/** A line such as `Co-authored-by: Ada <ada@acme.test>` at a message's end. */
export interface Trailer {
  key: string;
  /** On one line. */
  value: string;
}

/** Of longer messages only the end is looked at. */
const MAX_MESSAGE_CHARACTERS = 64 * 1024;
const MAX_TRAILERS = 200;
const MAX_KEY_CHARACTERS = 100;
const MAX_VALUE_CHARACTERS = 2_000;

const BLANK = /^[ \t\r]*$/;
const FOLDED = /^[ \t\r]/;
const COMMENT = /^#/;
const SEPARATED = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/s;
/** Lines of which one is enough for others to be among trailers. */
const GENERATED = /^(?:Signed-off-by: |\(cherry picked from commit )/;

/**
 * The trailers of a commit's message, as `git log --format=%(trailers)` finds
 * them: the last paragraph, unless it is the title, if all of it is trailers, or
 * a quarter of it and one of those that git itself writes.
 *
 * @see https://git-scm.com/docs/git-interpret-trailers
 */
export function parseTrailers(message: string): Trailer[] {
  const isWhole = message.length <= MAX_MESSAGE_CHARACTERS;
  const lines = (
    isWhole ? message : message.slice(-MAX_MESSAGE_CHARACTERS)
  ).split('\n');
  const paragraph = lastParagraph(withoutRemarks(lines), isWhole);
  return isTrailerBlock(paragraph) ? readTrailers(paragraph) : [];
}

/** Without the comments and lists of conflicts that git leaves at the end. */
function withoutRemarks(lines: readonly string[]): readonly string[] {
  let end = 0;
  let isInConflicts = false;
  lines.forEach((line, index) => {
    if (COMMENT.test(line) || line === '') {
      return;
    }
    if (line === 'Conflicts:' && index < lines.length - 1) {
      isInConflicts = true;
    } else if (!isInConflicts || !line.startsWith('\t')) {
      isInConflicts = false;
      end = index + 1;
    }
  });
  return lines.slice(0, end);
}

/** Nothing if the last paragraph is the first, which is the title. */
function lastParagraph(
  lines: readonly string[],
  hasTitle: boolean,
): readonly string[] {
  const isBlank = (line: string) => BLANK.test(line);
  const isText = (line: string) => !isBlank(line);
  const last = lines.findLastIndex(isText);
  const before = lines.slice(0, last + 1).findLastIndex(isBlank);
  const titleEnd = hasTitle
    ? lines.findIndex(line => isBlank(line) && !COMMENT.test(line))
    : 0;
  const isTitle = hasTitle && (titleEnd < 0 || titleEnd > before);
  return isTitle ? [] : lines.slice(before + 1, last + 1);
}

function isTrailerBlock(lines: readonly string[]): boolean {
  let trailers = 0;
  let others = 0;
  let isGenerated = false;
  // What is folded belongs to the line before it, whatever that is.
  let isOther = true;
  for (const line of lines) {
    if (COMMENT.test(line)) {
      isOther = true;
    } else if (FOLDED.test(line)) {
      others += isOther ? 1 : 0;
    } else if (GENERATED.test(line) || SEPARATED.test(line)) {
      isGenerated ||= GENERATED.test(line);
      trailers += 1;
      isOther = false;
    } else {
      others += 1;
      isOther = true;
    }
  }
  return isGenerated ? trailers * 3 >= others : trailers > 0 && others === 0;
}

function readTrailers(lines: readonly string[]): Trailer[] {
  const unfolded: string[][] = [];
  for (const line of lines) {
    if (FOLDED.test(line) && unfolded.length > 0) {
      unfolded[unfolded.length - 1].push(line.trimStart());
    } else {
      unfolded.push([line]);
    }
  }
  return unfolded
    .flatMap((parts): Trailer[] => {
      const [, key, value] = SEPARATED.exec(parts.join(' ')) ?? [];
      return key === undefined || key.length > MAX_KEY_CHARACTERS
        ? []
        : [{ key, value: value.trim().slice(0, MAX_VALUE_CHARACTERS) }];
    })
    .slice(0, MAX_TRAILERS);
}
