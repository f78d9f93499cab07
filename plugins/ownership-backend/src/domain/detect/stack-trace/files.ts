import { Candidate } from '../types';
import { fileCandidates } from '../url';
import { Frame, Language } from './types';

/** A frame of the organisation's own code, by its file. */
export function applicationFrame(
  language: Language,
  file: string | undefined,
  others: Candidate[] = [],
): Frame {
  const candidates = file === undefined ? [] : fileCandidates(file, 1);
  return {
    language,
    origin: 'application',
    candidates: [...candidates, ...others],
    lines: 1,
  };
}

/** A frame of a dependency. */
export function libraryFrame(
  language: Language,
  purl: string | undefined,
): Frame {
  const candidates: Candidate[] =
    purl === undefined ? [] : [{ kind: 'package', value: purl, weight: 1 }];
  return { language, origin: 'library', candidates, lines: 1 };
}

/** A frame of the language or of a framework that everyone uses. */
export function runtimeFrame(language: Language): Frame {
  return { language, origin: 'runtime', candidates: [], lines: 1 };
}

/** What follows the last occurrence of a folder in a path. */
export function afterFolder(path: string, folder: string): string | undefined {
  const index = path.lastIndexOf(folder);
  return index === -1 ? undefined : path.slice(index + folder.length);
}

/** Takes `:12:5` or `:12` off, and says whether there was a number. */
export function splitPosition(text: string): {
  file: string;
  numbered: boolean;
} {
  const match = /:([0-9]+)(?::([0-9]+))?$/.exec(text.slice(-24));
  return match
    ? { file: text.slice(0, text.length - match[0].length), numbered: true }
    : { file: text, numbered: false };
}
