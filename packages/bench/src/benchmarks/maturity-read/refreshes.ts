import { createHttpClient } from '../../http/client';
import { MaturityBackend } from './backend';
import { MaturityRun } from './run';
import { REFRESH_PATH, RefreshCost } from './maturityModule';
import { reportRefresh } from './report';

const REFRESHES_OF_A_ROUND = 3;
/** So many of all teams stand elsewhere, where some do. */
const CHANGED_SHARE = 0.1;

/** What it takes to read levels again, of those that are as they were and others. */
export async function measureRefreshes(run: MaturityRun): Promise<void> {
  const { at, backend, context } = run;
  const changed = Math.ceil(at.size * CHANGED_SHARE);
  const costs = async (of: number) => {
    const all: RefreshCost[] = [];
    for (let left = context.repeat * REFRESHES_OF_A_ROUND; left > 0; left--) {
      all.push(await refresh(backend, of));
    }
    return all;
  };
  // Teams whose rows were swapped stand where they stood, before anything is timed
  await refresh(backend, 0);
  reportRefresh('refresh, nothing has changed', await costs(0), run, context);
  reportRefresh(
    `refresh, ${changed} teams have changed`,
    await costs(changed),
    run,
    context,
  );
}

/** @param changed - How many teams stand elsewhere than before */
export async function refresh(
  { asService }: Pick<MaturityBackend, 'asService'>,
  changed: number,
): Promise<RefreshCost> {
  const client = createHttpClient({ ...asService, connections: 1 });
  try {
    return await client.sendJson<RefreshCost>({
      method: 'POST',
      path: `${REFRESH_PATH}?changed=${changed}`,
    });
  } finally {
    client.close();
  }
}
