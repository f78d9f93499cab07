import { toError } from '@backstage/errors';
import { isDenied } from '@groundwork/backstage-plugin-groundwork-react';

/** What several sources answered, as far as they did. */
export interface Settled<TSources extends object> {
  answers: Partial<TSources>;
  /** What did not answer. */
  failed: Array<keyof TSources & string>;
}

/**
 * Waits for all of what was asked. What the person may not see says nothing to
 * them; what else went wrong is told, and does not hold back the others.
 *
 * @param asked - an answer for each source; undefined for those not installed
 * @throws the reason when nothing at all was answered
 */
export async function settle<TSources extends object>(asked: {
  [TSource in keyof Required<TSources>]: Promise<TSources[TSource]> | undefined;
}): Promise<Settled<TSources>> {
  const answers: Partial<TSources> = {};
  const failed = new Map<keyof TSources & string, Error>();
  const ids = Object.keys(asked) as Array<keyof TSources & string>;
  const installed = ids.filter(id => asked[id] !== undefined);
  await Promise.all(
    installed.map(async id => {
      try {
        answers[id] = await asked[id];
      } catch (reason) {
        const error = toError(reason);
        if (!isDenied(error)) {
          failed.set(id, error);
        }
      }
    }),
  );
  const [firstError] = failed.values();
  if (firstError && failed.size === installed.length) {
    throw firstError;
  }
  return { answers, failed: [...failed.keys()] };
}
