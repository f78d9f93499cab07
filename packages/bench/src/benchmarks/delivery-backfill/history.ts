import { createRandom, Random } from '../../synthetic/random';

const FIRST_AT = Date.UTC(2024, 0, 1) / 1_000;
const SECONDS_BETWEEN = 3_600;
const PEOPLE = 40;
const FOLDERS = 40;
const FILES_IN_FOLDER = 25;
const MOST_FILES = 4;
const LINES = 60;
/** Of changes; the others come with a merge commit. */
const SQUASHED = 0.7;
const MOST_IN_MERGE = 4;
const CHANGES_PER_RELEASE = 50;

/** What a repository has, to be compared with what was read. */
export interface HistoryCounts {
  commits: number;
  changes: number;
  releases: number;
}

/** A repository, as `git fast-import` takes it. */
export interface History {
  counts: HistoryCounts;
  stream: string;
}

/**
 * Writes a history of so many commits: squash merges, and branches of some commits
 * that were merged; every so often a tag. Which files are touched is random.
 */
export function writeHistory(commits: number, seed: number): History {
  const random = createRandom(seed, 'history');
  const parts: string[] = [];
  let written = 0;
  const write = (title: string, parents: readonly number[]) => {
    written += 1;
    parts.push(commitOf({ mark: written, title, parents }, random));
    return written;
  };
  let changes = 0;
  let releases = 0;
  let main = 0;
  while (written < commits) {
    changes += 1;
    const room = Math.min(MOST_IN_MERGE, commits - written - 1);
    if (main === 0 || room < 1 || random.chance(SQUASHED)) {
      main = write(`Change ${changes} (#${changes})`, [main]);
    } else {
      let tip = main;
      for (let left = random.integer(room) + 1; left > 0; left -= 1) {
        tip = write(`Part of ${changes}`, [tip]);
      }
      main = write(`Merge pull request #${changes} from a/b`, [main, tip]);
    }
    if (changes % CHANGES_PER_RELEASE === 0) {
      releases += 1;
      parts.push(`reset refs/tags/v${releases}\nfrom :${main}\n\n`);
    }
  }
  return { counts: { commits, changes, releases }, stream: parts.join('') };
}

function commitOf(
  commit: { mark: number; title: string; parents: readonly number[] },
  random: Random,
): string {
  const { mark, title, parents } = commit;
  const person = `Dev ${mark % PEOPLE} <dev-${mark % PEOPLE}@acme.test>`;
  const at = FIRST_AT + mark * SECONDS_BETWEEN;
  const [first, ...others] = parents.filter(it => it > 0);
  return [
    `commit refs/heads/main\nmark :${mark}\n`,
    `author ${person} ${at} +0000\ncommitter ${person} ${at} +0000\n`,
    data(title),
    first === undefined ? '' : `from :${first}\n`,
    ...others.map(it => `merge :${it}\n`),
    ...Array.from({ length: random.integer(MOST_FILES) + 1 }, () =>
      fileOf(random),
    ),
    '\n',
  ].join('');
}

function fileOf(random: Random): string {
  const folder = random.integer(FOLDERS);
  const file = random.integer(FILES_IN_FOLDER);
  const lines = Array.from(
    { length: LINES },
    (_, line) => `line ${line} ${random.integer(10)}`,
  );
  return `M 100644 inline services/s${folder}/f${file}.ts\n${data(
    lines.join('\n'),
  )}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
