import { NotFoundError } from '@backstage/errors';
import {
  ApprovalQuery,
  ApprovalRequest,
} from '@groundwork/backstage-plugin-environments-common';
import {
  createCursorCodec,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { StageConfig } from '../config/types';
import { isReadable } from '../environments/queries/readable';
import {
  ApprovalPosition,
  ApprovalStore,
  StoredApproval,
} from './ApprovalStore';
import { reasonNotToDecide } from './decide';
import { findSubjectFacts } from './subjectFacts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const cursors = createCursorCodec({
  isOpen: 'boolean',
  at: 'number',
  id: 'string',
});

/** Approvals as people see them. */
export class ApprovalViews {
  constructor(
    private readonly options: {
      knex: Knex;
      store: ApprovalStore;
      stages: readonly StageConfig[];
      now: () => Date;
    },
  ) {}

  async query(
    { status, limit = DEFAULT_LIMIT, cursor }: ApprovalQuery,
    caller: Caller,
  ): Promise<Page<ApprovalRequest>> {
    const size = Math.min(Math.max(1, limit), MAX_LIMIT);
    const found = await this.options.store.query({
      status,
      readable: await caller.readable(),
      after: cursor === undefined ? undefined : positionOf(cursor),
      limit: size + 1,
    });
    const shown = found.slice(0, size);
    const last = shown.at(-1);
    return {
      items: await this.present(shown, caller),
      pageInfo: {
        nextCursor: found.length > size && last ? cursorAfter(last) : undefined,
      },
    };
  }

  /** @throws NotFoundError if there is none that the caller may read */
  async findReadable(id: string, caller: Caller): Promise<StoredApproval> {
    const found = await this.options.store.find(id);
    if (!found || !isReadable(await caller.readable(), found.owner)) {
      throw new NotFoundError(`There is no approval '${id}'`);
    }
    return found;
  }

  /** Asks the policy once for each owner. */
  async present(
    approvals: readonly StoredApproval[],
    caller: Caller,
  ): Promise<ApprovalRequest[]> {
    const permitted = new Map<string, boolean>();
    for (const { owner } of approvals) {
      if (!permitted.has(owner)) {
        permitted.set(owner, await caller.may('approve', { owner }));
      }
    }
    const { knex, now, stages } = this.options;
    const about = await findSubjectFacts(knex, approvals, {
      stages,
      now: now(),
    });
    return approvals.map(approval => {
      const reason = reasonNotToDecide(
        approval,
        { ...caller, isPermitted: permitted.get(approval.owner) ?? false },
        now(),
      );
      const { owner, requestedAt, expiresAt, ...rest } = approval;
      return {
        ...rest,
        requestedAt: requestedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        mayDecide: reason === undefined,
        mayNotReason: reason,
        ...about.get(approval.id),
      };
    });
  }
}

function cursorAfter({ status, requestedAt, id }: StoredApproval): string {
  return cursors.encode({
    isOpen: status === 'open',
    at: requestedAt.getTime(),
    id,
  });
}

/** @throws InputError if it is none that a page has given */
function positionOf(cursor: string): ApprovalPosition {
  const { isOpen, at, id } = cursors.decode(cursor);
  return { isOpen, requestedAt: new Date(at), id };
}
