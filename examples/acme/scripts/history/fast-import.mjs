import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { gitTime } from './calendar.mjs';
import { spawnGit } from './git.mjs';
import { changedPaths } from './rewind.mjs';

function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function ident({ name, email }, time, zone) {
  return `${name} <${email}> ${gitTime(time, zone)}`;
}

/** Writes objects and refs through one `git fast-import`. */
export class FastImport {
  #process;
  #replies;
  #marks = 0;
  #blobs = new Map();
  #stderr = '';
  #closed;

  constructor(repository) {
    this.#process = spawnGit(
      repository,
      ...['-c', 'fastimport.unpackLimit=1'],
      ...['fast-import', '--quiet', '--done', '--date-format=raw'],
    );
    // What git has to say when it gives up is on stderr, not in this error.
    this.#process.stdin.on('error', () => {});
    this.#process.stderr.setEncoding('utf8').on('data', chunk => {
      this.#stderr += chunk;
    });
    this.#closed = once(this.#process, 'close');
    // It is awaited later, and must not count as unhandled until then.
    this.#closed.catch(() => {});
    const answers = createInterface({ input: this.#process.stdout });
    this.#replies = answers[Symbol.asyncIterator]();
  }

  #write(text) {
    this.#process.stdin.write(text);
  }

  #newMark() {
    this.#marks += 1;
    return `:${this.#marks}`;
  }

  #blob(content) {
    const known = this.#blobs.get(content);
    if (known) return known;
    const mark = this.#newMark();
    this.#blobs.set(content, mark);
    this.#write(`blob\nmark ${mark}\n${data(content)}`);
    return mark;
  }

  #fileCommands(before, after) {
    return changedPaths(before, after)
      .sort()
      .map(path => {
        const entry = after.get(path);
        if (!entry) return `D ${path}\n`;
        return `M ${entry.mode} ${this.#blob(entry.content)} ${path}\n`;
      })
      .join('');
  }

  /**
   * @param parents - commits that this one follows; its tree is told as the
   *   difference to the first's
   * @returns the commit, as a later call's parent
   */
  commit({ author, committer, message, parents, tree }) {
    const [first, ...others] = parents;
    const files = this.#fileCommands(first?.tree ?? new Map(), tree);
    const mark = this.#newMark();
    const header = [
      'commit refs/heads/main',
      `mark ${mark}`,
      `author ${ident(author.who, author.at, author.who.zone)}`,
      `committer ${ident(committer.who, committer.at, committer.zone)}`,
    ];
    const links = [
      ...(first ? [`from ${first.mark}`] : []),
      ...others.map(other => `merge ${other.mark}`),
    ];
    const link = links.map(line => `${line}\n`).join('');
    this.#write(`${header.join('\n')}\n${data(message)}${link}${files}\n`);
    return { mark, tree };
  }

  tag({ name, commit, tagger, message }) {
    const who = ident(tagger.who, tagger.at, tagger.who.zone);
    this.#write(
      `tag ${name}\nfrom ${commit.mark}\ntagger ${who}\n${data(message)}`,
    );
  }

  branch(name, commit) {
    this.#write(`reset refs/heads/${name}\nfrom ${commit.mark}\n\n`);
  }

  /** The id that a commit got; git is asked, because only it knows. */
  async idOf(commit) {
    this.#write(`get-mark ${commit.mark}\n`);
    const { value, done } = await this.#replies.next();
    if (done) await this.#fail();
    return value;
  }

  async finish() {
    this.#process.stdin.end('done\n');
    const [code] = await this.#closed;
    if (code !== 0) await this.#fail();
  }

  async #fail() {
    await this.#closed;
    throw new Error(`git fast-import gave up: ${this.#stderr.trim()}`);
  }
}
