import { createHash } from 'node:crypto';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { findProblemOfTime } from '../ingest/findProblemOfTime';
import { Ingest } from '../ingest';
import { EventLog } from '../log';
import { Viewer } from '../query';

/** A deployment that somebody tells of. Times are ISO 8601. */
export interface ToldDeployment {
  /** Entity ref. */
  component: string;
  environment: string;
  commit: string;
  version?: string;
  startedAt?: string;
  /** Now, unless it is said. */
  finishedAt?: string;
  result: 'succeeded' | 'failed' | 'cancelled';
}

/** Who tells of it. */
export interface Recording {
  viewer: Viewer;
  subject: string;
  /** The same of the same caller records it once. */
  key: string;
}

/** Of the events, apart from those of everybody who sends CDEvents. */
const SOURCE = '/groundwork/actions/record-deployment';
const TYPE = 'dev.cdevents.service.deployed.0.3.0';
const SPECIFICATION = '0.5.1';

/** Puts deployments that are told of into the log, as CDEvents like all others. */
export class DeploymentRecorder {
  constructor(
    private readonly options: {
      ingest: Pick<Ingest, 'receive'>;
      log: Pick<EventLog, 'readOfSubject'>;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      now: () => Date;
    },
  ) {}

  /**
   * @throws InputError for a component that is not known and times that cannot be
   * meant, ConflictError if the key was used for another deployment
   */
  async record(
    told: ToldDeployment,
    { viewer, subject, key }: Recording,
  ): Promise<{ deploymentId: string; isNew: boolean }> {
    const component = await this.#knownComponent(told.component, viewer);
    const finishedAt = this.#timesOf(told);
    const id = digestOf([subject, key]);
    const request = digestOf({ ...told, component });
    const { appended } = await this.options.ingest.receive('cdevents', {
      headers: { 'content-type': 'application/cloudevents+json' },
      body: Buffer.from(
        JSON.stringify(
          cloudEventOf({ ...told, component }, { id, request, finishedAt }),
        ),
      ),
    });
    if (appended === 0) {
      await this.#assertSame(component, { id, request });
    }
    return { deploymentId: `deployment:${SOURCE} ${id}`, isNew: appended > 0 };
  }

  async #knownComponent(text: string, viewer: Viewer): Promise<string> {
    const ref = refOf(text);
    const found = await this.options.catalog.getEntityByRef(ref, {
      credentials: viewer.credentials,
    });
    if (!found) {
      throw new InputError(
        `The catalog has no ${ref}, or you may not read it; name a component that you can read`,
      );
    }
    return ref;
  }

  /** When it ended. What is wrong is said here, so that it is no dead letter. */
  #timesOf({ startedAt, finishedAt }: ToldDeployment): Date {
    const now = this.options.now();
    const end = finishedAt === undefined ? now : new Date(finishedAt);
    const start = startedAt === undefined ? end : new Date(startedAt);
    for (const [field, time] of Object.entries({
      startedAt: start,
      finishedAt: end,
    })) {
      const problem = findProblemOfTime(time, now);
      if (problem) {
        throw new InputError(`${field} ${problem}`);
      }
    }
    if (start > end) {
      throw new InputError(
        `startedAt is ${start.toISOString()} and finishedAt is ${end.toISOString()}: it must begin before it ends`,
      );
    }
    return end;
  }

  /** What was forgotten by now cannot be compared, and passes for the same. */
  async #assertSame(
    component: string,
    { id, request }: { id: string; request: string },
  ): Promise<void> {
    const { items } = await this.options.log.readOfSubject(
      `service:${SOURCE} ${component} ${id}`,
    );
    const before = items.find(it => it.eventId === id);
    const custom = before?.payload?.customData as
      | { request?: string }
      | undefined;
    if (!before || (before.payload && custom?.request !== request)) {
      throw new ConflictError(
        'The idempotencyKey was used for another deployment; make a new one for this',
      );
    }
  }
}

function cloudEventOf(
  {
    component,
    environment,
    commit,
    version,
    startedAt,
    result,
  }: ToldDeployment,
  {
    id,
    request,
    finishedAt,
  }: { id: string; request: string; finishedAt: Date },
) {
  const timestamp = finishedAt.toISOString();
  const { name } = parseEntityRef(component);
  const artifactVersion = encodeURIComponent(version ?? commit);
  return {
    specversion: '1.0',
    id,
    source: SOURCE,
    type: TYPE,
    time: timestamp,
    data: {
      context: {
        specversion: SPECIFICATION,
        id,
        source: SOURCE,
        type: TYPE,
        timestamp,
      },
      subject: {
        id: component,
        content: {
          environment: { id: environment },
          artifactId: `pkg:generic/${name}@${artifactVersion}`,
        },
      },
      customData: {
        request,
        deployment: { id, version, commit, startedAt, result },
      },
    },
  };
}

function refOf(text: string): string {
  let ref;
  try {
    ref = parseEntityRef(text);
  } catch (error) {
    throw new InputError(
      `component is '${text}'; it must be an entity ref such as component:default/orders`,
      error,
    );
  }
  if (ref.kind.toLowerCase() !== 'component') {
    throw new InputError(
      `component is '${text}'; it must be a component, not a ${ref.kind}`,
    );
  }
  return stringifyEntityRef(ref);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
