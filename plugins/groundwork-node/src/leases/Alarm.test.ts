import { Alarm } from './Alarm';

const LONG_MS = 3_600_000;

describe('Alarm', () => {
  const never = new AbortController().signal;

  it('lets one sleep for a time', async () => {
    await expect(new Alarm().sleep(1, never)).resolves.toBeUndefined();
  });

  it('wakes a sleeper', async () => {
    const alarm = new Alarm();
    const sleeping = alarm.sleep(LONG_MS, never);

    alarm.ring();

    await expect(sleeping).resolves.toBeUndefined();
  });

  it('does not let one fall asleep that it has rung for', async () => {
    const alarm = new Alarm();
    alarm.ring();
    alarm.ring();

    await expect(alarm.sleep(LONG_MS, never)).resolves.toBeUndefined();
  });

  it('lets one sleep again afterwards', async () => {
    const alarm = new Alarm();
    const first = alarm.sleep(LONG_MS, never);
    alarm.ring();
    await first;
    let awake = false;
    const second = alarm.sleep(LONG_MS, never).then(() => {
      awake = true;
    });
    await new Promise(setImmediate);
    expect(awake).toBe(false);

    alarm.ring();
    await second;
  });

  it('ends with a signal, also if that has aborted before', async () => {
    const abort = new AbortController();
    const sleeping = new Alarm().sleep(LONG_MS, abort.signal);

    abort.abort();

    await expect(sleeping).resolves.toBeUndefined();
    await expect(
      new Alarm().sleep(LONG_MS, abort.signal),
    ).resolves.toBeUndefined();
  });
});
