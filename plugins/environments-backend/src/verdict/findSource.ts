import { Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { DesiredSource } from '@groundwork/backstage-plugin-environments-common';
import { Found } from './parties';
import { lackOfRepository, repositoryOf } from './repositoryOf';
import { SourceFinder } from './SourceFinder';

/** What to run, or why that cannot be told. */
export async function findSource(
  sources: SourceFinder,
  {
    repository,
    component,
    ref,
  }: { repository?: string; component?: Entity; ref?: string },
  signal: AbortSignal,
): Promise<Found<DesiredSource>> {
  const address = repository ?? (component && repositoryOf(component));
  if (address === undefined) {
    return lacking(
      component
        ? lackOfRepository(component)
        : 'Say which component it is for, or which repository',
    );
  }
  try {
    return { ok: true, value: await sources.find(address, ref, signal) };
  } catch (error) {
    signal.throwIfAborted();
    if (!isError(error)) {
      throw error;
    }
    const isAboutRef = ['InputError', 'NotFoundError'].includes(error.name);
    return {
      ok: false,
      reason: {
        code: isAboutRef ? 'ref' : 'repository',
        message: error.message,
      },
    };
  }
}

function lacking(message: string): Found<never> {
  return { ok: false, reason: { code: 'repository', message } };
}
