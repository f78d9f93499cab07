import { isAbsolute, resolve } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { ConfiguredDirectory } from './locate';
import { readFileFacts } from './readFileFacts';
import { FileFact } from './rules';
import { RepositoryLimits } from './view';

/** What is configured about files of repositories. */
export interface RepositoryFilesConfig {
  /** Kinds of entities whose repositories are looked at. */
  kinds: string[];
  /** Facts beside those in the box. */
  facts: FileFact[];
  directories: ConfiguredDirectory[];
  /** Repositories that are read at once. */
  concurrency: number;
  /** How long reading a repository may take. */
  timeoutMs: number;
  limits: RepositoryLimits;
}

const WHERE = 'scorecards.repositoryFiles';
const MIN_TIMEOUT_MS = 1_000;

/**
 * @param directory - what relative paths are relative to
 * @throws InputError if an option cannot be meant
 */
export function readRepositoryFilesConfig(
  config: Config,
  directory: string,
): RepositoryFilesConfig {
  const files = config.getOptionalConfig(WHERE);
  return {
    kinds: files?.getOptionalStringArray('kinds') ?? ['Component'],
    facts: readFileFacts(files?.getOptionalConfigArray('facts') ?? []),
    directories: (files?.getOptionalConfigArray('directories') ?? []).map(
      (it, index) => readDirectory(it, index, directory),
    ),
    concurrency: readCount(files, 'concurrency', 4, 50),
    timeoutMs: readTimeout(files),
    limits: {
      maxFiles: readCount(files, 'maxFiles', 100_000, 1_000_000),
      maxBytes: readCount(files, 'maxBytes', 2 ** 30, 2 ** 40),
      maxFileBytes: readCount(files, 'maxFileBytes', 512 * 1024, 2 ** 24),
    },
  };
}

function readDirectory(
  config: Config,
  index: number,
  base: string,
): ConfiguredDirectory {
  const where = `${WHERE}.directories[${index}]`;
  const target = config.getString('target');
  const path = config.getString('path');
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      `${where}.target is '${target}'; it must be the URL of a repository, such as https://git.acme.test/acme/orders`,
    );
  }
  return {
    target: `${url.origin}${url.pathname}`
      .replace(/\/+$/, '')
      .replace(/\.git$/, ''),
    directory: isAbsolute(path) ? path : resolve(base, path),
  };
}

function readTimeout(files: Config | undefined): number {
  if (!files?.has('timeout')) {
    return 60_000;
  }
  const ms = durationToMilliseconds(
    readDurationFromConfig(files, { key: 'timeout' }),
  );
  if (ms < MIN_TIMEOUT_MS) {
    throw new InputError(
      `${WHERE}.timeout is too short; it is at least ${MIN_TIMEOUT_MS} ms`,
    );
  }
  return ms;
}

function readCount(
  files: Config | undefined,
  key: string,
  otherwise: number,
  atMost: number,
): number {
  const count = files?.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(count) || count < 1 || count > atMost) {
    throw new InputError(
      `${WHERE}.${key} is ${count}; it must be a whole number from 1 to ${atMost}`,
    );
  }
  return count;
}
