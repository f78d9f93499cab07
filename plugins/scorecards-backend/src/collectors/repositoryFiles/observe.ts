import { JsonValue } from '@backstage/types';
import { messageOf } from '../../collect/abort';
import { decodeText, parseDocument } from './documents';
import { Glob } from './globs';
import { FileRule, placesOf } from './rules';
import { valueAt } from './valuePath';
import { joinPath, RepositoryFile, RepositoryView } from './view';

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
