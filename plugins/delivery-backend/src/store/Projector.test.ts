import { fromJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../log/__testUtils__/events';
import { COURSE } from '../projections/__testUtils__/changes';
import {
  CHANGE,
  changed,
  iso,
} from '../projections/__testUtils__/pullRequests';
import { DEPLOYED, HURT } from './__testUtils__/events';
import { LEASE_FOR_MS, NOW, untold, World } from './__testUtils__/world';

const clock = (text: string) => new Date(iso(text));

describeEachDatabase('Projector', { migrations }, ({ create }) => {
  const setUp = async () => new World(await create());

  it('marks only subjects of what is new and used, along with its events', async () => {
    const world = await setUp();
    const [opened] = COURSE;
    await world.log.append(
      [
        untold(opened),
        { ...untold(DEPLOYED[0]), ignored: 'Nobody uses it' },
        {
          ...untold(HURT[0]),
          subject: 'ref:github.com/acme/orders@refs/heads/main',
        },
      ],
      NOW,
    );
    expect(await world.marked()).toEqual([CHANGE]);
    await world.settle();

    await world.tell(opened);
    expect(await world.marked()).toEqual([]);
  });

  it('keeps no event whose subject could not be marked', async () => {
    const world = await setUp();
    await world.knex.schema.renameTable('dirty_subject', 'elsewhere');

    await expect(world.tell(...DEPLOYED)).rejects.toThrow(
      'Events could not be stored',
    );
    expect(await world.knex('event')).toEqual([]);
    await world.knex.schema.renameTable('elsewhere', 'dirty_subject');
  });

  it('writes nothing once its lease is lost', async () => {
    const world = await setUp();
    await world.tell(...COURSE.slice(0, 1));
    const leases = await world.claim();
    world.pass(LEASE_FOR_MS + 1);
    const others = await world.claim(world.queueOf('b'));
    expect(others).toHaveLength(1);

    expect(await world.projector().project(leases)).toBe(0);
    expect(await world.knex('change')).toEqual([]);
    expect(await world.knex('projected_subject')).toEqual([]);

    expect(await world.projector().project(others)).toBe(1);
    expect(await world.knex('change').pluck('id')).toEqual([CHANGE]);
    expect(await world.marked()).toEqual([]);
  });

  it('writes nothing once it is to stop, and leaves the mark', async () => {
    const world = await setUp();
    await world.tell(COURSE[0]);
    const leases = await world.claim();

    await expect(
      world.projector().project(leases, AbortSignal.abort()),
    ).rejects.toThrow('aborted');
    expect(await world.knex('change')).toEqual([]);
    expect(await world.marked()).toEqual([CHANGE]);
  });

  it('loses nothing that is told while a subject is folded', async () => {
    const world = await setUp();
    await world.tell(...COURSE.slice(0, -1));
    const leases = await world.claim();
    const projector = world.projector({
      readOfSubjects: async (subjects, signal) => {
        const read = await world.log.readOfSubjects(subjects, signal);
        await world.tell(COURSE[COURSE.length - 1]);
        return read;
      },
    });

    expect(await projector.project(leases)).toBe(1);
    expect(await world.knex('change').pluck('merged_at')).toEqual([null]);
    expect(await world.marked()).toEqual([CHANGE]);

    await world.settle();
    const [mergedAt] = await world.knex('change').pluck('merged_at');
    expect(new Date(mergedAt)).toEqual(clock('15:00:00'));
  });

  it('reads subjects of more events than a page has', async () => {
    const world = await setUp();
    // One a second from 10:00:00 on; the last is what counts
    const labelled = Array.from({ length: 520 }, (_, index) => {
      const time = new Date(clock('10:00:00').getTime() + index * 1_000);
      return changed('labeled', time.toISOString().slice(11, 19), {
        title: `Title ${index}`,
      });
    });
    await world.tell(...labelled);
    await world.settle();

    const [record] = await world.knex('change').pluck('record');
    expect(fromJsonColumn(world.knex, record)).toMatchObject({
      change: { title: 'Title 519' },
    });
  });
});
