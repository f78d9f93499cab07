import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AllowedRepository } from './allowed';
import { GitCall } from './git';

/**
 * How git is let into a repository; the working directory takes what it has to
 * read for that. Tokens are not in arguments, which everybody
 * on the machine can read.
 *
 * @internal
 */
export async function accessTo(
  allowed: AllowedRepository,
  work: string,
): Promise<Pick<GitCall, 'protocol' | 'variables'>> {
  const configFile = await safeConfig(work, allowed);
  const { protocol, token } = allowed;
  const header = `Authorization: Basic ${Buffer.from(
    `x-access-token:${token}`,
  ).toString('base64')}`;
  return {
    protocol,
    variables: {
      ...(configFile !== undefined && { GIT_CONFIG_GLOBAL: configFile }),
      ...(token !== undefined && {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `http.${allowed.address}.extraHeader`,
        GIT_CONFIG_VALUE_0: header,
      }),
    },
  };
}

/** Whoever lists a folder in the configuration vouches for it, whosever it is. */
async function safeConfig(
  work: string,
  { path }: AllowedRepository,
): Promise<string | undefined> {
  if (path === undefined) {
    return undefined;
  }
  const file = join(work, 'config');
  const quoted = [path, join(path, '.git')].map(
    place => `\tdirectory = ${JSON.stringify(place)}\n`,
  );
  await writeFile(file, `[safe]\n${quoted.join('')}`);
  return file;
}
