import { JsonObject } from '@backstage/types';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  RefusedError,
  UnavailableError,
} from '@groundwork/backstage-plugin-environments-node';
import { TerraformDriverConfig } from '../config';
import { writeWhole } from '../Layout';
import { classify, problemsOf, readMessages } from '../plan/messages';

const execute = promisify(execFile);
const maxBuffer = 256 * 1024 * 1024;

/** What of the backend's environment Terraform may see. */
const passedOn = [
  'ALL_PROXY',
  'HOME',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'PATH',
  'SSH_AUTH_SOCK',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'TMPDIR',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

/** Runs Terraform for what changes nothing and is soon done. */
export class Terraform {
  readonly #cliConfigFile: string;

  constructor(readonly config: TerraformDriverConfig) {
    this.#cliConfigFile = join(config.directory, 'terraformrc');
  }

  /** The environment of its processes. */
  env(): Record<string, string> {
    return {
      ...Object.fromEntries(
        passedOn.flatMap(name => {
          const value = process.env[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: this.#cliConfigFile,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      ...this.config.env,
    };
  }

  /** Makes what all of its processes need. */
  async prepare(): Promise<void> {
    const { directory, pluginCache } = this.config;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const lines = ['disable_checkpoint = true'];
    if (pluginCache !== undefined) {
      await mkdir(pluginCache, { recursive: true });
      lines.push(`plugin_cache_dir = ${JSON.stringify(pluginCache)}`);
    }
    await writeWhole(this.#cliConfigFile, `${lines.join('\n')}\n`);
  }

  /**
   * Runs a command.
   *
   * @param run - `ok` are the exit codes that are no failure; `blacken` cleans
   * what errors say
   */
  async run(
    args: string[],
    run: {
      cwd: string;
      signal: AbortSignal;
      ok?: number[];
      blacken?: (text: string) => string;
    },
  ): Promise<{ code: number; stdout: string }> {
    const { cwd, signal, ok = [0], blacken = text => text } = run;
    const { binary } = this.config;
    signal.throwIfAborted();
    try {
      const options = { cwd, env: this.env(), maxBuffer, signal };
      const { stdout } = await execute(binary, args, options);
      return { code: 0, stdout };
    } catch (error) {
      signal.throwIfAborted();
      const { code, stdout = '', stderr = '' } = error as Failed;
      if (typeof code !== 'number') {
        throw notRun(`'${binary}' cannot be run`, args[0], error as Failed);
      }
      if (ok.includes(code)) {
        return { code, stdout };
      }
      throw failureOf(args[0], blacken(textOfFailure(stdout, stderr)));
    }
  }

  /** Runs a command that prints JSON. */
  async json(
    args: string[],
    run: { cwd: string; signal: AbortSignal },
  ): Promise<JsonObject> {
    const { stdout } = await this.run(args, run);
    return JSON.parse(stdout) as JsonObject;
  }
}

interface Failed {
  code?: number | string | null;
  signal?: string;
  stdout?: string;
  stderr?: string;
}

/** It has not ended by itself: it is not there, or something has kept it. */
function notRun(
  what: string,
  command: string,
  { code, signal }: Failed,
): RefusedError | UnavailableError {
  if (code === 'ENOENT' || code === 'EACCES') {
    return new RefusedError(
      `${what}: ${code}`,
      'Install Terraform or OpenTofu, or set environments.drivers.terraform.binary.',
    );
  }
  // By whoever makes room, for example.
  return new UnavailableError(
    signal
      ? `terraform ${command}: ended by ${signal}`
      : `${what}: ${code ?? 'unknown reason'}`,
  );
}

/** What is wrong, of what a command has printed. */
export function textOfFailure(stdout: string, stderr: string): string {
  const { messages } = readMessages(Buffer.from(`${stdout}\n`));
  const lines = `${stderr}\n${stdout}`.split('\n');
  const plain = lines.filter(line => line.trim() !== '').slice(0, 10);
  return problemsOf(messages) ?? plain.join(' ');
}

/** A failure as an error that says whether to try again. */
export function failureOf(
  command: string,
  problem: string,
): RefusedError | UnavailableError {
  const message = `terraform ${command}: ${problem}`;
  return classify(problem) === 'fail'
    ? new RefusedError(
        message,
        'Correct the module or its variables, then try again.',
      )
    : new UnavailableError(message);
}
