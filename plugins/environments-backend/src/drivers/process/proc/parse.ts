/**
 * What the kernel tells of a process; times are in ticks since the machine
 * started, so that a process id that is used again is told apart.
 *
 * @internal
 */
export interface ProcessStat {
  pid: number;
  /** `Z` and `X` have ended. */
  state: string;
  parent: number;
  session: number;
  startTime: string;
  /** A thread of the kernel has no program, no variables and no files. */
  isOfKernel: boolean;
}

/** PF_KTHREAD of include/linux/sched.h. */
const OF_KERNEL = 0x0020_0000;

/**
 * Reads `/proc/<pid>/stat`. The second field is a name in brackets, which may
 * hold blanks and brackets itself.
 *
 * @internal
 */
export function parseStat(text: string): ProcessStat | undefined {
  const end = text.lastIndexOf(')');
  const fields = text.slice(end + 2).split(' ');
  const pid = Number.parseInt(text, 10);
  // proc(5): state is the 3rd field, ppid the 4th, session the 6th, flags the 9th,
  // starttime the 22nd
  const [state, parent, , session, , , flags] = fields;
  const startTime = fields[19];
  return end > 0 && startTime !== undefined && pid > 0
    ? {
        pid,
        state,
        parent: Number(parent),
        session: Number(session),
        startTime,
        // Bits above 31 are none of those that are asked for.
        isOfKernel: Math.floor(Number(flags) / OF_KERNEL) % 2 === 1,
      }
    : undefined;
}

/** What the kernel counts times in, for programs, on every architecture. */
const TICKS_PER_SECOND = 100;

/**
 * Whether a program of a user was started only just now.
 *
 * @param options - uptime of the machine, in seconds
 * @internal
 */
export function isYoungerThan(
  { startTime, isOfKernel }: ProcessStat,
  { seconds, uptime }: { seconds: number; uptime: number },
): boolean {
  const age = uptime - Number(startTime) / TICKS_PER_SECOND;
  return age < seconds && !isOfKernel;
}

/**
 * The sockets in `/proc/net/tcp` and `/proc/net/tcp6` that listen: port by inode.
 *
 * @internal
 */
export function parseListeners(text: string): Map<string, number> {
  const LISTEN = '0A';
  return new Map(
    text.split('\n').flatMap(line => {
      const fields = line.trim().split(/\s+/);
      const port = /:([0-9A-F]{4})$/.exec(fields[1] ?? '')?.[1];
      return port !== undefined && fields[3] === LISTEN
        ? [[fields[9], Number.parseInt(port, 16)] as const]
        : [];
    }),
  );
}

/**
 * All that belong to some processes: those that they started, and those that
 * share their session, also when these have lost the mark.
 *
 * @param all - by process id
 * @internal
 */
export function withRelatives(
  all: ReadonlyMap<number, ProcessStat>,
  roots: Iterable<number>,
): Set<number> {
  const found = new Set([...roots].filter(pid => all.has(pid)));
  // A session is ours when its first process is.
  const sessions = new Set<number>();
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const pid of found) {
      const stat = all.get(pid);
      if (stat?.session === pid) {
        sessions.add(pid);
      }
    }
    for (const { pid, parent, session } of all.values()) {
      if (found.has(parent) || sessions.has(session)) {
        found.add(pid);
      }
    }
  }
  return found;
}
