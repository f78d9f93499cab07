import { NotAllowedError } from '@backstage/errors';
import {
  EnvironmentChange,
  EnvironmentCommand,
  EnvironmentDetail,
  EnvironmentRequest,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import { retryOnDeadlock } from '@groundwork/backstage-plugin-groundwork-node';
import { Caller, EnvironmentService } from '../api/services';
import { Planner } from '../verdict/Planner';
import { Changes, ChangesOptions } from './Changes';
import { Commands, CommandsOptions } from './Commands';
import { Creator, CreatorOptions } from './Creator';
import {
  DefaultEnvironmentReader,
  noEnvironment,
} from './DefaultEnvironmentReader';
import { Formers } from './Formers';
import { permissionFor, PermissionName, refusalOf } from './present/actionsOf';
import { Proposals, ProposalsOptions } from './Proposals';
import { StoredEnvironment } from './types';
import { Updater } from './Updater';

/** What the service works with. */
export type EnvironmentServiceOptions = Omit<
  ChangesOptions & CommandsOptions & CreatorOptions & ProposalsOptions,
  'changes' | 'proposals'
> & {
  planner: Planner;
  reader: DefaultEnvironmentReader;
  /** Called after a commit that gives the engine something to do. */
  wake: () => void;
};

/** What people do with environments. To be made once: it listens to approvals. */
export class DefaultEnvironmentService implements EnvironmentService {
  readonly #creator: Creator;
  readonly #commands: Commands;
  readonly #updater: Updater;

  constructor(private readonly options: EnvironmentServiceOptions) {
    const changes = new Changes(options);
    const proposals = new Proposals({ ...options, changes });
    const parts = { ...options, changes, proposals };
    options.operations.onEnd(new Formers(options).onEnd);
    this.#creator = new Creator(parts);
    this.#commands = new Commands(parts);
    this.#updater = new Updater(parts);
  }

  plan(request: EnvironmentRequest, caller: Caller): Promise<Verdict> {
    return this.options.planner.plan(request, caller);
  }

  async create(
    request: EnvironmentRequest,
    caller: Caller,
  ): Promise<EnvironmentDetail> {
    const { reader, environments, wake } = this.options;
    const { id } = await this.#creator.create(request, caller);
    wake();
    const created = await environments.find(id);
    if (!created) {
      throw noEnvironment(id);
    }
    return reader.present(created, caller);
  }

  async planChange(
    id: string,
    change: EnvironmentChange,
    caller: Caller,
  ): Promise<Verdict> {
    const { known } = await this.#findFor(change.action, id, caller);
    return this.#updater.plan(known, change);
  }

  async command(
    id: string,
    command: EnvironmentCommand,
    caller: Caller,
  ): Promise<EnvironmentDetail> {
    const { reader, environments, wake } = this.options;
    const { known, permission } = await this.#findFor(
      command.action,
      id,
      caller,
    );
    if (command.action === 'update' || command.action === 'redeploy') {
      await this.#updater.run(known.id, command, caller);
    } else {
      await retryOnDeadlock(() =>
        this.#commands.run(known.id, command, { ref: caller.ref, permission }),
      );
    }
    wake();
    const after = await environments.find(known.id);
    return reader.present(after ?? known, caller);
  }

  /** @throws NotFoundError or NotAllowedError, before anything is done */
  async #findFor(
    action: EnvironmentCommand['action'],
    id: string,
    caller: Caller,
  ): Promise<{ known: StoredEnvironment; permission: PermissionName }> {
    const known = await this.options.reader.findReadable(id, caller);
    if (!known) {
      throw noEnvironment(id);
    }
    const permission = permissionFor(action, known);
    await assertMay(permission, known, caller);
    return { known, permission };
  }

  /**
   * Has an environment go on that was paused, because somebody uses it. One that
   * is not paused, or not there any more, is left alone.
   *
   * @throws ConflictError if its time has ended
   */
  async wake(environmentId: string): Promise<void> {
    const { environments, wake } = this.options;
    const known = await environments.find(environmentId);
    if (!known?.desired.paused || known.deletedAt || known.desired.deleted) {
      return;
    }
    await retryOnDeadlock(() =>
      this.#commands.run(environmentId, { action: 'resume' }),
    );
    wake();
  }
}

/** @throws NotAllowedError that says what the caller may not do */
async function assertMay(
  permission: PermissionName,
  { id, owner, createdBy }: StoredEnvironment,
  caller: Caller,
): Promise<void> {
  if (!(await caller.may(permission, { id, owner, createdBy }))) {
    throw new NotAllowedError(refusalOf(permission));
  }
}
