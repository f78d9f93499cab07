import { setTimeout as sleep } from 'node:timers/promises';
import { LEDGER, VAULT } from '../../__testUtils__/acme';
import {
  asMina,
  serviceHeader,
  startOwnership,
} from '../../__testUtils__/startOwnership';

const KEEPERS = 'group:default/keepers';

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership({
    hidden: [VAULT, KEEPERS],
    config: { gaps: { operated: { types: ['service'], withoutTier: true } } },
  });
  let total = 0;
  while (total === 0) {
    const { body } = await ownership.get('/gaps', serviceHeader());
    total = body.items.length;
    await sleep(50);
  }
}, 30_000);

describe('gaps in the running plugin', () => {
  it('are not there for whom the entity is hidden from', async () => {
    const { body } = await ownership.get('/gaps?limit=500');
    const forOthers = await ownership.get('/gaps?limit=500', serviceHeader());

    expect(forOthers.body.counts).toEqual({ 'empty-team': 1 });
    expect(forOthers.body.items).toMatchObject([
      {
        id: `empty-team:${VAULT}`,
        kind: 'empty-team',
        entity: { entityRef: VAULT },
        owners: [{ entityRef: KEEPERS }],
      },
    ]);
    expect(body).toMatchObject({ items: [], counts: {} });
  });

  it('are part of what is known of an entity, for those who may read gaps', async () => {
    const path = `/entities/by-ref?entityRef=${VAULT}`;

    const { body } = await ownership.get(path, serviceHeader());

    expect(body.gaps).toMatchObject([{ id: `empty-team:${VAULT}` }]);
  });

  it('are listed by the action, as far as the caller may read', async () => {
    const { output } = await ownership.actions.invoke({
      id: 'test:list-ownership-gaps',
      input: { kind: ['empty-team'] },
      credentials: asMina,
    });

    expect(output).toMatchObject({ gaps: [], counts: {}, degraded: false });
  });

  it('have a patch for a new owner, and none for who may not see the gap', async () => {
    const id = encodeURIComponent(`empty-team:${VAULT}`);
    const path = `/gaps/patch?id=${id}&owner=group:default/ordering`;

    const patch = await ownership.get(path, serviceHeader());
    const hidden = await ownership.get(path);
    const missing = await ownership.get(
      `/gaps/patch?id=${encodeURIComponent(`empty-team:${LEDGER}`)}`,
    );

    expect(patch.body).toMatchObject({
      format: 'yaml',
      owner: 'group:default/ordering',
      patch: expect.stringMatching(/owner: (?:group:)?(?:default\/)?ordering/),
    });
    expect(hidden.status).toBe(404);
    expect(missing.status).toBe(404);
  });
});
