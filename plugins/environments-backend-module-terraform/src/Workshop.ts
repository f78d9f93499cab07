import { NotFoundError } from '@backstage/errors';
import {
  DriverContext,
  EnvironmentIdentity,
  RefusedError,
} from '@groundwork/backstage-plugin-environments-node';
import { randomUUID } from 'node:crypto';
import { TerraformDriverConfig } from './config';
import { Layout, Marker } from './Layout';
import { Message, readMessages } from './plan/messages';
import { Job } from './run/Job';
import { Terraform } from './run/Terraform';
import { Run, TerraformState } from './state';

/** How the driver works; tests hurry. */
export interface Pace {
  /** For how long a call waits for Terraform before it gives back `wait`. */
  stepMs: number;
  /** When it is asked again. */
  askAgainAfterMs: number;
}

/** What all of the driver's calls work with. */
export class Workshop {
  readonly layout: Layout;
  readonly terraform: Terraform;

  constructor(
    readonly config: TerraformDriverConfig,
    readonly pace: Pace = { stepMs: 5_000, askAgainAfterMs: 2_000 },
    readonly newRunId: () => string = randomUUID,
  ) {
    this.layout = new Layout(config.directory);
    this.terraform = new Terraform(config);
  }

  /** The job of a run, by what it is for. */
  jobOf(directory: string, { id, purpose }: Pick<Run, 'id' | 'purpose'>): Job {
    return new Job(this.layout.runPath(directory, id, `${purpose}.job`));
  }

  /** A run that is at work, also one that no state tells of. */
  async livingRun(directory: string): Promise<Run | undefined> {
    for (const id of await this.layout.runs(directory)) {
      for (const purpose of ['plan', 'apply', 'destroy'] as const) {
        if (await this.jobOf(directory, { id, purpose }).isRunning()) {
          return { id, purpose, wanted: '', logged: 0 };
        }
      }
    }
    return undefined;
  }

  /** The folder in which a run's configuration is. */
  moduleOf(directory: string, run: string): string {
    return this.layout.runPath(directory, run, 'module');
  }

  /**
   * Passes on what a job has printed since it was last asked.
   *
   * @returns all that is new, and the run with how far it was read
   */
  async passOn(
    context: Pick<DriverContext, 'log'>,
    state: TerraformState & { run: Run },
    command: number,
  ): Promise<{ messages: Message[]; run: Run }> {
    const { run, directory } = state;
    const job = this.jobOf(directory, run);
    const output = await job.output(command, run.logged);
    const { messages, bytes } = readMessages(output);
    for (const { level, text } of messages) {
      context.log(level, text);
    }
    return { messages, run: { ...run, logged: run.logged + bytes } };
  }

  /** The marker of a directory, if it may be written. */
  async ownMarker(
    directory: string,
    { epoch }: Pick<DriverContext, 'epoch'>,
  ): Promise<Marker | undefined> {
    const marker = await this.layout.readMarker(directory);
    if (marker && marker.epoch > epoch) {
      throw new RefusedError(
        `'${directory}' was written with a newer lease (${marker.epoch}, ours is ${epoch})`,
        'Nothing is to be done: whoever holds the newer lease goes on.',
      );
    }
    return marker;
  }

  /** The directory with a key; undefined if there is none. */
  async directoryWith(key: string): Promise<string | undefined> {
    for (const name of await this.layout.names()) {
      if ((await this.layout.readMarker(name))?.key === key) {
        return name;
      }
    }
    return undefined;
  }

  /** The marker of a directory that has to be there. */
  async markerAt(directory: string): Promise<Marker> {
    const marker = await this.layout.readMarker(directory);
    if (!marker) {
      throw new NotFoundError(`'${directory}' does not carry our mark`);
    }
    return marker;
  }
}

/** The fields of a marker that tell whose it is. */
export function ownerOf(environment: EnvironmentIdentity, resource: string) {
  return {
    environmentId: environment.id,
    environment: environment.name,
    resource,
  };
}
