import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { ObserveContext } from '../../driver';
import { Bench, Target } from '../Bench';
import { must, mustBeGone, mustBeOne, mustBeSame } from './expectations';

const NO_SECRETS: ObserveContext['secrets'] = {
  async use({ $secret }) {
    throw new NotFoundError(
      `An orphan has no secrets any more, not '${$secret}' either`,
    );
  },
};

/** The inventory tells whom each object belongs to, the same each time. */
export async function listsByMark<World>(bench: Bench<World>): Promise<void> {
  const first = bench.target();
  const other = bench.target('other', first.environment);
  const stranger = bench.target();
  const targets = [first, other, stranger];
  for (const target of targets) {
    await bench.applied(target, 'first');
  }
  const objects = await bench.inventory(...targets);
  const owners = (list: typeof objects) =>
    list
      .map(it => `${it.environmentId}/${it.resource} ${it.externalId}`)
      .sort();
  must(
    objects.length === 3 &&
      new Set(objects.map(({ externalId }) => externalId)).size === 3,
    `Three resources have to be three objects with externalIds of their own, but are ${JSON.stringify(
      objects,
    )}`,
  );
  for (const { environment, resource } of targets) {
    must(
      objects.some(
        it => it.environmentId === environment.id && it.resource === resource,
      ),
      `No object is marked with environment ${
        environment.id
      } and resource '${resource}': ${JSON.stringify(objects)}`,
    );
  }
  mustBeSame(
    owners(objects),
    owners(await bench.inventory(...targets)),
    'The inventory, read twice, says something else',
  );
  for (const target of targets) {
    await bench.destroyed(target);
  }
}

/**
 * What nobody wants can be removed by its externalId, and nothing else is; without
 * its secrets, which have gone with its environment.
 */
export async function destroysOrphans<World>(
  bench: Bench<World>,
): Promise<void> {
  const stranger = bench.target();
  await bench.applied(stranger, 'first');
  const before = await bench.remains();
  const orphan = bench.target();
  await bench.applied(orphan, 'first');
  const { externalId } = await mustBeOne(bench, orphan, 'After apply');
  bench.forget(orphan);
  const driver = await bench.createDriver();
  for (const time of ['once', 'twice']) {
    const context = { ...bench.observer(orphan), secrets: NO_SECRETS };
    await driver.destroyOrphan(context, { externalId });
    await mustBeGone(bench, orphan, {
      before,
      when: `After destroyOrphan, called ${time}`,
    });
  }
  await mustBeOne(bench, stranger, 'After destroying an orphan');
}

/** What is taken back is applied and destroyed as if nothing had been lost. */
export async function adoptsOrphans<World>(bench: Bench<World>): Promise<void> {
  const before = await bench.remains();
  const orphan = bench.target();
  await bench.applied(orphan, 'first');
  const object = await mustBeOne(bench, orphan, 'After apply');
  bench.forget(orphan);
  bench.ledger.setState(
    bench.scope(orphan),
    await adopt(bench, orphan, object.externalId),
  );
  await bench.applied(orphan, 'first');
  const adopted = await mustBeOne(bench, orphan, 'After adopting');
  mustBeSame(object.externalId, adopted.externalId, 'It is another after that');
  await bench.destroyed(orphan);
  await mustBeGone(bench, orphan, {
    before,
    when: 'After adopting and destroying',
  });
}

async function adopt<World>(
  bench: Bench<World>,
  orphan: Target,
  externalId: string,
): Promise<JsonObject> {
  const driver = await bench.createDriver();
  must(
    driver.adopt !== undefined,
    "The driver says that it can adopt, but it has no method 'adopt'",
  );
  return driver.adopt(bench.observer(orphan), {
    desired: bench.desire(orphan, 'first'),
    externalId,
  });
}

/** What the driver says of itself is what it is. */
export async function describesItself<World>(
  bench: Bench<World>,
): Promise<void> {
  const driver = await bench.createDriver();
  const { id, title, capabilities, specSchema } = driver;
  const {
    pause = false,
    adopt: adopts = false,
    comparesPlans = false,
  } = bench.subject.capabilities ?? {};
  must(/^[a-z][a-z0-9-]*$/.test(id), `'${id}' is not an id of a driver`);
  must(title.trim() !== '', 'The driver has no title');
  must(
    specSchema.type === 'object',
    'specSchema has to be the JSON Schema of an object',
  );
  must(
    (capabilities.pause ?? false) === pause &&
      (capabilities.adopt ?? false) === adopts &&
      (capabilities.comparesPlans ?? false) === comparesPlans,
    `The driver's capabilities are ${JSON.stringify(
      capabilities,
    )}, the checks are told pause: ${pause}, adopt: ${adopts}, comparesPlans: ${comparesPlans}`,
  );
  must(
    !pause || (driver.pause !== undefined && driver.resume !== undefined),
    'What can be paused needs pause and resume',
  );
}
