import { SERVICE } from './blueprint';

/**
 * Asks a service who it is.
 *
 * @throws Error unless what was asked for is what answers
 */
export async function checkAnswer(url: string, commit: string): Promise<void> {
  const response = await fetch(`${url}${SERVICE.healthPath}`, {
    headers: { connection: 'close' },
  });
  const text = await response.text();
  if (!response.ok || !text.includes(commit)) {
    throw new Error(
      `At ${url}, ${commit} should answer; it says ${response.status}: ${text}`,
    );
  }
}
