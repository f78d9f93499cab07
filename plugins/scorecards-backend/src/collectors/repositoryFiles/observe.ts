import { setImmediate as nextTurn } from 'node:timers/promises';
import { JsonValue } from '@backstage/types';
import { messageOf } from '../../collect/abort';
import { decodeText, parseDocument } from './documents';
import { Glob } from './globs';
import { FileRule, placesOf } from './rules';
import { ContentSign, Signs } from './signs';
import { valueAt } from './valuePath';
import {
  joinPath,
  MAX_SIGN_BYTES,
  RepositoryFile,
  RepositoryView,
} from './view';

/** More pipelines than this are not looked into for one sign. */
const MAX_LOOKED_INTO = 100;

/** What was found in a folder of a repository. */
export interface FolderFacts {
  facts: Record<string, JsonValue | undefined>;
  errors: Record<string, string>;
}

/**
 * Applies rules to a folder of a repository. What one rule stumbles over is an
 * error on its fact alone.
 */
export async function observeFolder(
  view: RepositoryView,
  folder: string,
  rules: readonly FileRule[],
): Promise<FolderFacts> {
  const facts: FolderFacts['facts'] = {};
  const errors: FolderFacts['errors'] = {};
  for (const rule of rules) {
    try {
      facts[rule.factId] = await valueOf(rule, view, folder);
    } catch (error) {
      errors[rule.factId] = messageOf(error);
    }
  }
  return { facts, errors };
}

async function valueOf(
  rule: FileRule,
  view: RepositoryView,
  folder: string,
): Promise<JsonValue | undefined> {
  const places = placesOf(rule.in, folder);
  switch (rule.kind) {
    case 'exists':
      return (await findFirst(view, rule.globs, places)) !== undefined;
    case 'size': {
      const file = await findFirst(view, rule.globs, places);
      return file ? sizeOf(view, file) : 0;
    }
    case 'signs':
      return hasSigns(view, rule, places);
    case 'contains': {
      const file = await readFirst(view, rule.file, places);
      return file
        ? rule.pattern.matcher(decodeText(file.content, file.path)).find()
        : false;
    }
    case 'value': {
      const file = await readFirst(view, rule.file, places);
      return (
        file &&
        valueAt(parseDocument(file.content, rule.format, file.path), rule.path)
      );
    }
    default:
      throw new Error(`Unknown rule ${JSON.stringify(rule satisfies never)}`);
  }
}

async function findFirst(
  view: RepositoryView,
  globs: readonly Glob[],
  places: readonly string[],
): Promise<RepositoryFile | undefined> {
  for (const place of places) {
    for (const glob of globs) {
      const file = await view.find(glob, place);
      if (file) {
        return file;
      }
    }
  }
  return undefined;
}

function hasSigns(
  view: RepositoryView,
  { globs, contents }: Signs,
  places: readonly string[],
): Promise<boolean> {
  return oneHolds([
    ...places.flatMap(place =>
      globs.map(glob => async () => Boolean(await view.find(glob, place))),
    ),
    ...places.flatMap(place =>
      contents.map(sign => () => hasContent(view, sign, place)),
    ),
  ]);
}

async function hasContent(
  view: RepositoryView,
  { files, pattern }: ContentSign,
  place: string,
): Promise<boolean> {
  const found = await view.findAll(files, place, MAX_LOOKED_INTO + 1);
  const looks = found
    .slice(0, MAX_LOOKED_INTO)
    .map(
      file => async () =>
        pattern.matcher(await readForSigns(view, file)).find(),
    );
  if (found.length > MAX_LOOKED_INTO) {
    looks.push(async () => {
      throw new Error(
        `More than ${MAX_LOOKED_INTO} files are named like ${files.text}`,
      );
    });
  }
  return oneHolds(looks);
}

/** @throws if it is not text, or more than is looked into */
async function readForSigns(
  view: RepositoryView,
  { path, bytes = 0 }: RepositoryFile,
): Promise<string> {
  // Matching keeps the process busy, and there may be many files.
  await nextTurn();
  const content = bytes > MAX_SIGN_BYTES ? undefined : await view.read(path);
  const size = content?.length ?? bytes;
  if (size > MAX_SIGN_BYTES) {
    throw new Error(
      `${path} has ${size} bytes; files of up to ${MAX_SIGN_BYTES} are looked into`,
    );
  }
  if (!content) {
    throw new Error(`${path} is one of too many files to be looked into`);
  }
  return decodeText(content, path);
}

/**
 * Whether one of several holds, though others cannot be told. When none does,
 * what could not be told is not taken for absent.
 *
 * @throws the first error, if none holds
 */
async function oneHolds(
  looks: ReadonlyArray<() => Promise<boolean>>,
): Promise<boolean> {
  const errors: unknown[] = [];
  for (const look of looks) {
    try {
      if (await look()) {
        return true;
      }
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) {
    throw errors[0];
  }
  return false;
}

async function readFirst(
  view: RepositoryView,
  file: string,
  places: readonly string[],
): Promise<{ path: string; content: Buffer } | undefined> {
  for (const place of places) {
    const path = joinPath(place, file);
    const content = await view.read(path);
    if (content) {
      return { path, content };
    }
  }
  return undefined;
}

async function sizeOf(
  view: RepositoryView,
  { path, bytes }: RepositoryFile,
): Promise<number> {
  return bytes ?? (await view.read(path))?.length ?? 0;
}
