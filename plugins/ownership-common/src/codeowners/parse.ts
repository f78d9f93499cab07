import { Diagnostics, error } from './diagnostics';
import { parseGithub } from './github/parse';
import { parseGitlab } from './gitlab/parse';
import { isAtLeast, isBinary, withoutByteOrderMark } from './text';
import { CodeownersDialect, ParsedCodeowners } from './types';

/** From this size on GitHub does not load the file: 3 MB. */
const GITHUB_MAX_BYTES = 3 * 1024 * 1024;

/**
 * How to read a CODEOWNERS file.
 *
 * @public
 */
export interface ParseCodeownersOptions {
  dialect: CodeownersDialect;
  /**
   * The size in bytes (of UTF-8) from which on the file is not loaded. By
   * default it is 3 MB (3 × 1024 × 1024 bytes) on GitHub, and without limit on
   * GitLab, as on the hosts.
   */
  maxBytes?: number;
}

function whyNotLoaded(text: string, maxBytes: number | undefined) {
  if (maxBytes !== undefined && isAtLeast(text, maxBytes)) {
    return error(
      'file-too-large',
      0,
      `the file has ${maxBytes} bytes or more, so it is not loaded and nothing has an owner: replace lines that differ in their paths only by patterns with \`*\``,
    );
  }
  return isBinary(text)
    ? error(
        'binary-file',
        0,
        'the file holds NUL characters, so it is taken for binary and not loaded: save it as UTF-8 text',
      )
    : undefined;
}

/**
 * Reads a CODEOWNERS file by the rules of its host.
 *
 * @remarks
 * It never throws: whatever is wrong with the file is in the diagnostics, and
 * the rest is read as the host reads it. GitHub skips a line with an error,
 * GitLab makes of it what it can.
 *
 * @param text - the content of the file
 * @public
 */
export function parseCodeowners(
  text: string,
  options: ParseCodeownersOptions,
): ParsedCodeowners {
  const { dialect } = options;
  const isGithub = dialect === 'github';
  const maxBytes =
    options.maxBytes ?? (isGithub ? GITHUB_MAX_BYTES : undefined);
  const diagnostics = new Diagnostics();
  const reason = whyNotLoaded(text, maxBytes);
  if (reason) {
    diagnostics.add(1, '', reason);
    return {
      dialect,
      loaded: false,
      rules: [],
      sections: [],
      diagnostics: diagnostics.list,
    };
  }
  const lines = withoutByteOrderMark(text)
    .split('\n')
    .map(line => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const { rules, sections } = isGithub
    ? { rules: parseGithub(lines, diagnostics), sections: [] }
    : parseGitlab(lines, diagnostics);
  return {
    dialect,
    loaded: true,
    rules,
    sections,
    diagnostics: diagnostics.list,
  };
}
