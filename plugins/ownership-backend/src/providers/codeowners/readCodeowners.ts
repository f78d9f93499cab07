import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  codeownersLocations,
  parseCodeowners,
  ParsedCodeowners,
} from '@groundwork/backstage-plugin-ownership-common';
import { untilAborted } from '../feeds/origin';
import { Repository } from './repositories';

/** A repository's CODEOWNERS file. */
export interface CodeownersFile {
  /** In the repository. */
  path: string;
  /** Where people can look at it. */
  url?: string;
  /** Tells whether it has changed. */
  etag?: string;
  parsed: ParsedCodeowners;
}

/** What a file is read with. */
export interface ReadContext {
  urlReader: UrlReaderService;
  signal: AbortSignal;
  /** As it was read before, so that it need not be sent again. */
  last?: CodeownersFile;
}

/**
 * Reads the CODEOWNERS file of a repository, from the first of the places in
 * which its host looks for one.
 *
 * @returns undefined if it has none
 * @throws if that could not be found out
 */
export async function readCodeowners(
  repository: Repository,
  context: ReadContext,
): Promise<CodeownersFile | undefined> {
  for (const path of codeownersLocations[repository.dialect]) {
    const file = await readAt(repository, path, context);
    if (file) {
      return file;
    }
  }
  return undefined;
}

async function readAt(
  { source, dialect }: Repository,
  path: string,
  context: ReadContext,
): Promise<CodeownersFile | undefined> {
  if (source.kind === 'directory') {
    const text = await readFileIn(source.directory, path);
    return text === undefined
      ? undefined
      : { path, parsed: parseCodeowners(text, { dialect }) };
  }
  const url = source.urlOf(path);
  const { urlReader, signal } = context;
  const last = context.last?.path === path ? context.last : undefined;
  try {
    const response = await untilAborted(
      urlReader.readUrl(url, { etag: last?.etag, signal }),
      signal,
    );
    const buffer = await untilAborted(response.buffer(), signal);
    const parsed = parseCodeowners(buffer.toString('utf8'), { dialect });
    return { path, url, etag: response.etag, parsed };
  } catch (error) {
    const name = error instanceof Error ? error.name : undefined;
    if (last && name === 'NotModifiedError') {
      return last;
    }
    if (name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}

async function readFileIn(
  directory: string,
  path: string,
): Promise<string | undefined> {
  const root = await realpath(directory);
  try {
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) {
      throw new Error(
        `${join(directory, path)} is a link that leads elsewhere`,
      );
    }
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}
