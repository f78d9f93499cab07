import { useApi } from '@backstage/core-plugin-api';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import {
  RowSkeletons,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../../../api';
import { useEnvironmentsTranslation } from '../../../../translation';
import { Failure } from '../../../shared';
import { ActionProps } from '../types';
import { UpdateForm } from './UpdateForm';

function Content(props: ActionProps) {
  const { id } = props.environment.blueprint;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const found = useLoadable(() => api.findBlueprint(id), [api, id]);
  if (found.status === 'loading') {
    return (
      <DialogBody>
        <div role="status" aria-label={t('create.loading')} aria-busy="true">
          <RowSkeletons rows={5} />
        </div>
      </DialogBody>
    );
  }
  if (found.status === 'failed') {
    return (
      <DialogBody>
        <Failure title={t('environment.updateFailed')} {...found} />
      </DialogBody>
    );
  }
  return <UpdateForm {...props} blueprint={found.value} />;
}

/** Asks what is to be different about an environment. */
export function UpdateDialog(props: ActionProps) {
  const { environment, onClose } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <Dialog isOpen width={880} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('environment.updateTitle', { name: environment.name })}
      </DialogHeader>
      <Content {...props} />
    </Dialog>
  );
}
