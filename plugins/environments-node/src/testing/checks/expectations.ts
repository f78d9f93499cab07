import { Observation, OwnedObject } from '../../driver';
import { Bench, Target } from '../Bench';
import { differences } from '../differences';
import { ConformanceError } from '../types';

/** Says that a check has failed, unless something holds. */
export function must(holds: boolean, message: string): asserts holds {
  if (!holds) {
    throw new ConformanceError(message);
  }
}

/** Fails if two inspections differ. */
export function mustBeSame(
  before: unknown,
  after: unknown,
  what: string,
): void {
  const differs = differences(before, after);
  must(differs === undefined, `${what}: ${differs}`);
}

/** Fails if something outside changes meanwhile. */
export async function mustChangeNothing<World, T>(
  bench: Bench<World>,
  what: string,
  act: () => Promise<T>,
): Promise<T> {
  const before = await bench.inspect();
  const answer = await act();
  mustBeSame(before, await bench.inspect(), `${what} changes what is outside`);
  return answer;
}

/** Fails unless the inventory has one object of a target, marked as its. */
export async function mustBeOne<World>(
  bench: Bench<World>,
  target: Target,
  when: string,
): Promise<OwnedObject> {
  const objects = await ownedBy(bench, target);
  must(
    objects.length === 1,
    `${when}, the inventory has to have one object of environment ${
      target.environment.id
    } and resource '${target.resource}', but it has ${textOf(objects)}`,
  );
  return objects[0];
}

/** Fails unless nothing of a target is left. */
export async function mustBeGone<World>(
  bench: Bench<World>,
  target: Target,
  { before, when }: { before: unknown; when: string },
): Promise<void> {
  const objects = await ownedBy(bench, target);
  must(
    objects.length === 0,
    `${when}, the inventory has to have nothing of resource '${
      target.resource
    }', but it has ${textOf(objects)}`,
  );
  mustBeSame(
    before,
    await bench.remains(),
    `${when}, the outside is not as before`,
  );
}

/** What was observed, with the reasons: a status alone does not tell why. */
export function textOfObservation({
  status,
  message,
  drift,
}: Observation): string {
  return [
    `'${status}'`,
    ...(message === undefined ? [] : [`(${message})`]),
    ...(drift === undefined ? [] : [`with drift (${drift})`]),
  ].join(' ');
}

async function ownedBy<World>(
  bench: Bench<World>,
  target: Target,
): Promise<OwnedObject[]> {
  const objects = await bench.inventory(target);
  // One whose resource cannot be told counts: it might be any.
  return objects.filter(
    it => it.resource === undefined || it.resource === target.resource,
  );
}

function textOf(objects: OwnedObject[]): string {
  return objects.length === 0
    ? 'none'
    : `${objects.length}: ${objects
        .map(it => `${it.externalId} (${it.description})`)
        .join(', ')}`;
}
