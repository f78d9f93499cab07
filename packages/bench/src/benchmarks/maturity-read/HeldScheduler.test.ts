import { HeldScheduler } from './HeldScheduler';

describe('HeldScheduler', () => {
  it('runs a task when it is told to, to its end', async () => {
    const scheduler = new HeldScheduler();
    const ran: string[] = [];
    const task = (id: string) => ({
      id,
      fn: async () => {
        await Promise.resolve();
        ran.push(id);
      },
    });
    await scheduler.scheduleTask(task('one'));
    await scheduler.createScheduledTaskRunner().run(task('other'));
    expect(ran).toEqual([]);
    await scheduler.triggerTask('other');
    expect(ran).toEqual(['other']);
  });

  it('names the tasks there are', async () => {
    const scheduler = new HeldScheduler();
    await scheduler.scheduleTask({ id: 'one', fn: () => {} });
    await expect(scheduler.triggerTask('two')).rejects.toThrow(
      "There is no task 'two'; there are one",
    );
  });
});
