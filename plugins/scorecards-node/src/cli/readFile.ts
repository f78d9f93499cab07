import { readFile } from 'fs/promises';
import { resolve } from 'path';
import { parse, YAMLError } from 'yaml';
import { CommandError } from './CommandError';

/** Reads a file that the caller names. */
export async function readTextFile(cwd: string, file: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new CommandError(reasonOf(error as NodeJS.ErrnoException, file), {
      cause: error,
    });
  }
}

function reasonOf({ code }: NodeJS.ErrnoException, file: string): string {
  switch (code) {
    case 'ENOENT':
      return `there is no file ${file}`;
    case 'EISDIR':
      return `${file} is a folder; name the files in it`;
    default:
      return `cannot read ${file}: ${code}`;
  }
}

/** Reads a file of JSON, or of YAML, which includes it. */
export async function readDataFile(
  cwd: string,
  file: string,
): Promise<unknown> {
  const text = await readTextFile(cwd, file);
  try {
    return parse(text, { schema: 'core' });
  } catch (error) {
    if (error instanceof YAMLError || error instanceof ReferenceError) {
      throw new CommandError(
        `${file} is neither JSON nor YAML: ${error.message.split('\n')[0]}`,
        { cause: error },
      );
    }
    throw error;
  }
}
