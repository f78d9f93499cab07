import { ChildProcessByStdio, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { messageOf, ProgramError } from './failures';
import { Program } from './programs';

/** By convention of sysexits.h: try again later. */
const EX_TEMPFAIL = 75;
const MAX_ANSWER_BYTES = 1024 * 1024;
/** For what a program has written to be read, once it has ended. */
const DRAIN_MS = 1_000;
const MAX_LOGGED_LINES = 2_000;
/** Much more than a log keeps: what is cut here may leave a part of a secret. */
const MAX_LINE_LENGTH = 64_000;
const INHERITED = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TZ'];

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** How a program ends: by itself, or because it was made to. */
type Ending =
  | { kind: 'exit'; code: number | null; signal: string | null }
  | { kind: 'timeout' | 'aborted' | 'too-big' }
  | { kind: 'not-started'; error: Error };

/** What a program has written so far. */
class Answer {
  readonly #chunks: Buffer[] = [];
  #size = 0;

  /** @returns whether it is still small enough */
  add(chunk: Buffer): boolean {
    this.#size += chunk.length;
    if (this.#size > MAX_ANSWER_BYTES) {
      return false;
    }
    this.#chunks.push(chunk);
    return true;
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/**
 * Runs a program in a process group of its own: what it is asked on its standard
 * input, and what it answers on its standard output. Once it ends, or has to, the
 * whole group is killed.
 *
 * @param input - one JSON document; it may hold secrets and is told to nobody else
 * @returns all of its standard output
 * @throws ProgramError if it cannot be started, takes too long, says too much or
 * ends with another code than 0
 */
export async function runProgram(
  program: Program,
  input: string,
  options: { signal: AbortSignal; onLine: (line: string) => void },
): Promise<string> {
  const { signal, onLine } = options;
  signal.throwIfAborted();
  const [file, ...args] = program.command;
  const child = spawn(file, args, {
    cwd: program.directory,
    detached: true,
    env: { ...inheritedEnv(), ...program.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // It need not read what it is asked; how it ends tells more than EPIPE.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  logLines(child.stderr, onLine);
  const answer = new Answer();
  const killGroup = groupKiller(child, onLine);
  const ending = await ended(child, { program, signal, answer, killGroup });
  killGroup();
  child.stdout.destroy();
  child.stderr.destroy();
  signal.throwIfAborted();
  mustHaveEndedWell(program, ending);
  return answer.text();
}

function ended(
  child: Child,
  {
    program,
    signal,
    answer,
    killGroup,
  }: {
    program: Program;
    signal: AbortSignal;
    answer: Answer;
    killGroup: () => void;
  },
): Promise<Ending> {
  return new Promise(resolve => {
    const done = new AbortController();
    const finish = (ending: Ending) => {
      done.abort();
      resolve(ending);
    };
    const finishIn = (ms: number, ending: Ending) => {
      const timer = setTimeout(finish, ms, ending);
      done.signal.addEventListener('abort', () => clearTimeout(timer));
    };
    finishIn(program.timeoutMs, { kind: 'timeout' });
    signal.addEventListener('abort', () => finish({ kind: 'aborted' }), {
      signal: done.signal,
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (!answer.add(chunk)) {
        finish({ kind: 'too-big' });
      }
    });
    child.on('error', error => finish({ kind: 'not-started', error }));
    child.on('exit', (code, killedBy) => {
      const exit: Ending = { kind: 'exit', code, signal: killedBy };
      // What it leaves running in its group holds its output open otherwise.
      killGroup();
      // What has left the group may still do so; all it has said is there by then.
      finishIn(DRAIN_MS, exit);
      child.on('close', () => finish(exit));
    });
  });
}

function mustHaveEndedWell(program: Program, ending: Ending): void {
  const name = `Program '${program.id}'`;
  switch (ending.kind) {
    case 'exit':
      break;
    case 'timeout':
      throw new ProgramError(
        `${name} has not answered within ${
          program.timeoutMs / 1000
        } s and was killed`,
        'transient',
      );
    case 'too-big':
      throw new ProgramError(
        `${name} has answered more than ${MAX_ANSWER_BYTES} bytes and was killed`,
        'permanent',
      );
    case 'not-started':
      throw new ProgramError(
        `${name} cannot be started: ${messageOf(
          ending.error,
        )}; check its command in environments.drivers.script.programs`,
        'permanent',
      );
    default:
      throw new ProgramError(`${name} was ended`, 'transient');
  }
  const { code, signal } = ending;
  if (code === null) {
    throw new ProgramError(`${name} was ended by ${signal}`, 'transient');
  }
  if (code !== 0) {
    throw new ProgramError(
      `${name} has ended with code ${code}; what it said is in the log`,
      code === EX_TEMPFAIL ? 'transient' : 'permanent',
    );
  }
}

/** Ends all that is left of a program's group, however often it is called. */
function groupKiller(
  { pid }: Child,
  onLine: (line: string) => void,
): () => void {
  let hasTold = false;
  return () => {
    if (pid === undefined) {
      return;
    }
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // With EPERM, all that is left runs as another user, as after sudo; what the
      // program has answered is true all the same. With ESRCH nobody is left.
      if (code !== 'ESRCH' && code !== 'EPERM') {
        throw error;
      }
      if (code === 'EPERM' && !hasTold) {
        hasTold = true;
        onLine(
          'What it has left running as another user cannot be ended (EPERM)',
        );
      }
    }
  };
}

/** Hands out each line, whole, as soon as it is there. */
function logLines(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let lines = 0;
  let rest = '';
  const log = (line: string) => {
    lines += 1;
    if (lines <= MAX_LOGGED_LINES) {
      onLine(line.slice(0, MAX_LINE_LENGTH));
    } else if (lines === MAX_LOGGED_LINES + 1) {
      onLine(`What it says after ${MAX_LOGGED_LINES} lines is left out`);
    }
  };
  stream.on('data', (chunk: Buffer) => {
    const parts = (rest + decoder.write(chunk)).split(/\r?\n/);
    // A line without an end must not fill the memory.
    rest = (parts.pop() ?? '').slice(0, MAX_LINE_LENGTH);
    parts.filter(line => line !== '').forEach(log);
  });
  stream.on('close', () => {
    if (rest !== '') {
      log(rest);
    }
  });
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
