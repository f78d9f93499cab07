import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  isConflict,
  Sending,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import { Decision } from './approvals';
import { useWhat } from './useWhat';

/** Tells the backend what somebody decides, about what they have seen. */
export function useDecision(options: {
  decision: Decision;
  /** After it was decided. */
  onDecided(): void;
  /** When it was not decided, because it is not what it was any more. */
  onChanged(): void;
}): {
  state: Sending;
  /** Why what was seen is not what is asked for any more. */
  changed?: Error;
  decide(approval: ApprovalRequest, comment: string): Promise<void>;
} {
  const { decision, onDecided, onChanged } = options;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const what = useWhat();
  const toast = useToast();
  const { state, send } = useSending();
  const [changed, setChanged] = useState<Error>();
  const decide = async (approval: ApprovalRequest, comment: string) => {
    const { id, digest } = approval;
    const error = await send(() =>
      api.decideApproval(id, {
        decision,
        digest,
        comment: comment.trim() || undefined,
      }),
    );
    if (!error) {
      toast(t(`approvals.decisionDone.${decision}`, { what: what(approval) }));
      onDecided();
    } else if (isConflict(error)) {
      setChanged(error);
      onChanged();
    } else {
      setChanged(undefined);
    }
  };
  return { state, changed, decide };
}
