import { GitError } from './Git';

/** The parts of what git prints with `-z`. */
export function splitAtZero(text: string): string[] {
  return text.split('\0').filter(part => part !== '');
}

/** The texts of files by path, as `cat-file --batch` prints them in order. */
export function textsOfBatch(
  bytes: Buffer,
  paths: readonly string[],
): Map<string, string> {
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    // `<object> blob <size>`, a line end, the content, a line end.
    const begin = bytes.indexOf('\n', at) + 1;
    const header = bytes.toString('utf8', at, begin - 1);
    const size = Number(header.split(' ')[2]);
    if (!Number.isSafeInteger(size)) {
      throw new GitError('cat-file', header);
    }
    texts.set(path, bytes.toString('utf8', begin, begin + size));
    at = begin + size + 1;
  }
  return texts;
}
