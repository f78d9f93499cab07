import { join } from 'node:path';
import { EnvironmentDriver } from '../driver';
import { AskingDriver } from './__testUtils__/AskingDriver';
import * as broken from './__testUtils__/brokenDrivers';
import { FileDriver } from './__testUtils__/FileDriver';
import { fileSubject } from './__testUtils__/fileSubject';
import { conformanceChecks } from './conformanceChecks';

type DriverClass = new (directory: string) => EnvironmentDriver;

// What has to find each fault; others may find it as well.
const FAULTS: Array<[DriverClass, string, string]> = [
  [
    broken.DoublingDriver,
    'finishes an apply killed anywhere',
    'the inventory has to have one object',
  ],
  [
    broken.UnannouncedDriver,
    'destroys a resource and nothing else',
    'the outside is not as before',
  ],
  [
    broken.ForgettingDriver,
    'destroys an apply killed anywhere',
    'the inventory has to have nothing',
  ],
  [
    broken.ForgettingDriver,
    'destroys without a state',
    'the inventory has to have nothing',
  ],
  [
    broken.GreedyDriver,
    'destroys without a state',
    'the outside is not as before',
  ],
  [broken.StrictDriver, 'destroys what is not there', 'There is no such file'],
  [broken.StrictDriver, 'destroys twice', 'There is no such file'],
  [
    broken.StaleDriver,
    'does nothing once its lease is lost',
    "With the lease lost before intent.begin 'create' (boundary 3), it went on",
  ],
  [
    broken.HeadlongDriver,
    'does nothing once its lease is lost',
    'with the lease lost meanwhile, it has done something before it asked',
  ],
  [
    broken.DrowsyDriver,
    'does nothing once its lease is lost',
    'With the lease lost before save (boundary 1), it went on',
  ],
  [
    broken.LoggingDriver,
    'gives no secret away',
    'Its log (debug) gives a secret away',
  ],
  [
    broken.RememberingDriver,
    'gives no secret away',
    'What it answers or stores gives a secret away',
  ],
  [
    broken.TellingDriver,
    'gives no secret away',
    'What it answers or stores gives a secret away',
  ],
  [
    broken.EagerDriver,
    'plans without changing anything',
    'plan changes what is outside',
  ],
  [
    broken.MeddlingDriver,
    'observes without changing anything',
    'observe changes what is outside',
  ],
  [
    broken.BlindDriver,
    'observes without changing anything',
    "Before apply, observe says 'ready'",
  ],
  [broken.BlindDriver, 'tells drift, and repairs it', 'After a drift'],
  [broken.BlindDriver, 'tells removal, and repairs it', 'After a removal'],
  [
    broken.UnmarkedDriver,
    'lists what it has made by its mark',
    'No object is marked',
  ],
  [
    broken.StubbornDriver,
    'updates what is there',
    "changed is wanted, not 'first'",
  ],
  [
    broken.RotatingDriver,
    'applies again without changing anything',
    'Applying again changes what is outside',
  ],
  [broken.DeafDriver, 'ends when it is aborted', 'has not ended within 500 ms'],
  [broken.ForkingDriver, 'pauses and resumes', 'has to have one object'],
  [broken.SweepingDriver, 'destroys orphans', 'the outside is not as before'],
  [AskingDriver, 'destroys orphans', 'An orphan has no secrets any more'],
  [
    broken.CarelessDriver,
    'refuses a plan that nobody has approved',
    "apply makes 'first', which nobody has approved",
  ],
  [
    broken.SuspiciousDriver,
    'makes the plan that was approved',
    'apply has failed: it is never the plan that was approved',
  ],
  [
    broken.HastyDriver,
    'refuses a plan that nobody has approved',
    "After a creation was refused, observe says 'ready'",
  ],
  [
    broken.SleepyDriver,
    'pauses and resumes',
    "Once resumed, observe says 'degraded' (it is still in bed)",
  ],
];

const checkOf = (title: string) => {
  const check = conformanceChecks.find(it => it.title === title);
  if (!check) {
    throw new Error(`There is no check '${title}'`);
  }
  return check;
};

describe('conformanceChecks', () => {
  it.each(FAULTS)('finds %p: %s', async (Driver, title, message) => {
    const subject = fileSubject(Driver.name, it => new Driver(it));

    await expect(checkOf(title).run(subject)).rejects.toThrow(message);
  });

  it('finds by SIGKILL what only tidies up when it is thrown at', async () => {
    const subject = fileSubject('tidying', it => new broken.TidyingDriver(it));
    await checkOf('finishes an apply killed anywhere').run(subject);

    await expect(
      checkOf('destroys what a killed process has begun').run({
        ...subject,
        process: {
          script: join(__dirname, '__testUtils__', 'runFileDriver.ts'),
          execArgv: [
            '--require',
            require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          ],
          args: directory => ({ directory, isBroken: true }),
        },
      }),
    ).rejects.toThrow('the outside is not as before');
  });

  it('tells why a process of a driver ends', async () => {
    const subject = fileSubject('lost', it => new FileDriver(it));

    await expect(
      checkOf('finishes what a killed process has begun').run({
        ...subject,
        process: { script: join(__dirname, 'no-such-file.js'), args: () => '' },
      }),
    ).rejects.toThrow(
      /The process of the driver has ended with 1: .*no-such-file/s,
    );
  });

  it('has told capabilities agree with those of the driver', async () => {
    const subject = fileSubject('file', it => new FileDriver(it));

    await expect(
      checkOf('describes itself').run({
        ...subject,
        capabilities: { adopt: true, comparesPlans: true },
      }),
    ).rejects.toThrow(
      'the checks are told pause: false, adopt: true, comparesPlans: true',
    );
  });

  it('closes the world when a check has failed', async () => {
    const close = jest.fn();
    const subject = {
      ...fileSubject('eager', it => new broken.EagerDriver(it)),
      close,
    };

    await expect(
      checkOf('plans without changing anything').run(subject),
    ).rejects.toThrow();

    expect(close).toHaveBeenCalledTimes(1);
  });
});
