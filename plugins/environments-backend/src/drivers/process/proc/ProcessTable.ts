import { readdir, readFile, readlink } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Mark, markIn } from '../marks';
import {
  isYoungerThan,
  parseListeners,
  parseStat,
  ProcessStat,
  withRelatives,
} from './parse';

const YOUNG_SECONDS = 2;
const MAX_LOOKS = 10;
const LOOK_AGAIN_MS = 5;

/**
 * A process of ours.
 *
 * @internal
 */
export interface OwnProcess {
  pid: number;
  startTime: string;
  mark: Mark;
}

/**
 * A process that is to be ended.
 *
 * @internal
 */
export interface Target {
  pid: number;
  /** With its start time, since process ids are used again. */
  id: string;
  isKeeper: boolean;
}

/**
 * What tells that a process is to be ended.
 *
 * @internal
 */
export interface Search {
  isWanted(mark: Mark): boolean;
  /** Ids of {@link Target} that were found before. */
  known: readonly string[];
  /** For those without a mark: by the path of what they have open. */
  isHeld(path: string): boolean;
  /** For those without a mark: by where they are. */
  isInside(process: { session: number; cwd: string }): boolean;
}

/**
 * The processes of this machine that carry the mark of a driver.
 *
 * @internal
 */
export class ProcessTable {
  readonly #home: string;
  /**
   * Marks of processes that are not young any more, which keep their variables: to
   * read those of every process each time is what takes longest.
   */
  #seen: ReadonlyMap<string, Mark | undefined> = new Map();

  constructor(options: { home: string }) {
    this.#home = options.home;
  }

  /** Whether this machine tells of its processes the way that is needed. */
  static isSupported(): boolean {
    return existsSync('/proc/self/environ') && existsSync('/proc/self/stat');
  }

  /**
   * Those that live and carry a mark that is asked for, and whatever belongs to
   * them, which counts as marked like them.
   */
  async list(isWanted: (mark: Mark) => boolean): Promise<OwnProcess[]> {
    const { stats, marks } = await this.#read();
    const groups = new Map<string, number[]>();
    for (const [pid, mark] of marks) {
      if (isWanted(mark)) {
        const pids = groups.get(keyOf(mark)) ?? [];
        groups.set(keyOf(mark), [...pids, pid]);
      }
    }
    return [...groups.values()].flatMap(roots => {
      const mark = marks.get(roots[0]);
      const others = new Set(
        [...marks.keys()].filter(pid => !roots.includes(pid)),
      );
      return [...withRelatives(stats, roots)].flatMap(pid => {
        const stat = stats.get(pid);
        return stat && mark && !others.has(pid)
          ? [{ ...stat, mark: marks.get(pid) ?? { ...mark, keeper: false } }]
          : [];
      });
    });
  }

  /**
   * All that a search is for, and whatever belongs to them. Those with a mark that
   * is not wanted are left alone, with what belongs to them.
   */
  async find(search: Search): Promise<Target[]> {
    const { isWanted, known } = search;
    const { stats, marks } = await this.#read();
    const spared = [...marks]
      .filter(([, mark]) => !isWanted(mark))
      .map(([pid]) => pid);
    const roots = [...stats.values()]
      .filter(stat => marks.has(stat.pid) || known.includes(idOf(stat)))
      .map(({ pid }) => pid)
      .filter(pid => !spared.includes(pid));
    const found = withRelatives(stats, roots);
    spared.forEach(pid => found.delete(pid));
    const isKeeper = (pid: number) => marks.get(pid)?.keeper === true;
    // These take longer to look for, and most have gone with the others.
    if ([...found].every(isKeeper)) {
      const others = withRelatives(stats, spared);
      const unmarked = [...stats.values()].filter(
        ({ pid }) => !marks.has(pid) && !others.has(pid),
      );
      (await among(unmarked, search)).forEach(({ pid }) => found.add(pid));
    }
    return [...found].flatMap(pid => {
      const stat = stats.get(pid);
      return stat ? [{ pid, id: idOf(stat), isKeeper: isKeeper(pid) }] : [];
    });
  }

  /** The ports that some processes listen on. */
  async portsOf(pids: readonly number[]): Promise<number[]> {
    const tables = await Promise.all(
      ['/proc/net/tcp', '/proc/net/tcp6'].map(path => tell(readFile(path))),
    );
    const listeners = new Map(
      tables.flatMap(text => [...parseListeners(`${text ?? ''}`)]),
    );
    const inodes = await Promise.all(pids.map(socketsOf));
    const ports = inodes.flat().flatMap(inode => listeners.get(inode) ?? []);
    return [...new Set(ports)].sort((a, b) => a - b);
  }

  /** Those that have one of these files open, whatever they carry. */
  async holdersOf(
    paths: readonly string[],
  ): Promise<Array<Pick<OwnProcess, 'pid' | 'startTime'>>> {
    return await this.#holders(path => paths.includes(path));
  }

  /** Those that have something open in a directory. */
  holdersIn(
    directory: string,
  ): Promise<Array<Pick<OwnProcess, 'pid' | 'startTime'>>> {
    return this.#holders(path => path.startsWith(`${directory}/`));
  }

  async #holders(
    isHeld: (path: string) => boolean,
  ): Promise<Array<Pick<OwnProcess, 'pid' | 'startTime'>>> {
    const { stats } = await this.#read();
    const holders = await Promise.all(
      [...stats.values()].map(async stat => {
        const links = await linksOf(stat.pid);
        return links.some(isHeld) ? [stat] : [];
      }),
    );
    return holders.flat();
  }

  async #read() {
    const uptime = Number.parseFloat(`${await readFile('/proc/uptime')}`);
    const stats = readStats(await readdir('/proc'));
    const seen = new Map<string, Mark | undefined>();
    const marks = new Map<number, Mark>();
    await Promise.all(
      [...stats.values()].map(async stat => {
        const id = idOf(stat);
        const isKnown = this.#seen.has(id);
        const mark = isKnown
          ? this.#seen.get(id)
          : markIn(await environOf(stat, uptime));
        if (
          isKnown ||
          !isYoungerThan(stat, { seconds: YOUNG_SECONDS, uptime })
        ) {
          seen.set(id, mark);
        }
        if (mark && mark.home === this.#home) {
          marks.set(stat.pid, mark);
        }
      }),
    );
    this.#seen = seen;
    return { stats, marks };
  }
}

/**
 * The processes of this machine but this one, which may carry the mark of another
 * portal that has started it, and the kernel's own.
 */
function readStats(names: readonly string[]): Map<number, ProcessStat> {
  const stats = new Map<number, ProcessStat>();
  for (const name of names) {
    if (/^\d+$/.test(name) && Number(name) !== process.pid) {
      const stat = statOf(name);
      if (stat && !stat.isOfKernel && !/[ZX]/.test(stat.state)) {
        stats.set(stat.pid, stat);
      }
    }
  }
  return stats;
}

/** Read at once: that waits for nothing, and takes a fraction of the time. */
function statOf(name: string): ProcessStat | undefined {
  try {
    return parseStat(readFileSync(`/proc/${name}/stat`, 'latin1'));
  } catch (error) {
    if (hasEnded(error)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The variables of a process. While a program is being loaded there are none for
 * a moment, so they are looked at again when a process is young.
 */
async function environOf(stat: ProcessStat, uptime: number): Promise<string> {
  const isYoung = isYoungerThan(stat, { seconds: YOUNG_SECONDS, uptime });
  for (let look = 0; ; look += 1) {
    const environ = await tell(readFile(`/proc/${stat.pid}/environ`));
    if (!environ || environ.length > 0 || !isYoung || look === MAX_LOOKS) {
      return environ?.toString('latin1') ?? '';
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Those that a search is for by what they hold, or where they are. */
async function among(
  stats: readonly ProcessStat[],
  { isHeld, isInside }: Pick<Search, 'isHeld' | 'isInside'>,
): Promise<ProcessStat[]> {
  const found = await Promise.all(
    stats.map(async stat => {
      const { pid, session } = stat;
      const links = await linksOf(pid);
      // What has no name any more is still told apart by it.
      const paths = links.map(link => link.replace(/ \(deleted\)$/, ''));
      if (paths.some(isHeld)) {
        return [stat];
      }
      const cwd = await tell(readlink(`/proc/${pid}/cwd`));
      return cwd !== undefined && isInside({ session, cwd }) ? [stat] : [];
    }),
  );
  return found.flat();
}

function idOf({ pid, startTime }: ProcessStat): string {
  return `${pid}:${startTime}`;
}

function keyOf({ environmentId, resource, instance }: Mark): string {
  return [environmentId, resource, instance].join('\n');
}

async function socketsOf(pid: number): Promise<string[]> {
  const links = await linksOf(pid);
  return links.flatMap(link => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
}

async function linksOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = (await tell(readdir(folder))) ?? [];
  const links = await Promise.all(
    names.map(name => tell(readlink(`${folder}/${name}`))),
  );
  return links.filter(link => link !== undefined);
}

/** Undefined when the process has ended meanwhile, or is somebody else's. */
async function tell<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (hasEnded(error)) {
      return undefined;
    }
    throw error;
  }
}

function hasEnded(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return /^(ENOENT|ESRCH|EACCES|EPERM)$/.test(`${code}`);
}
