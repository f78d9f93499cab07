import { useState } from 'react';
import { Button, ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';
import {
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { RiMoreLine } from '@remixicon/react';
import { useEnvironmentsTranslation } from '../../../translation';
import { ActionDialog, Asked, isAsked } from './ActionDialog';
import { BUTTONS, MENU, Offered, OFFERED, useCommand } from './useCommand';
import styles from '../EnvironmentPage.module.css';

/** What is not possible now, each with its reason. */
export function NotPossible(props: { environment: EnvironmentDetail }) {
  const { actions } = props.environment;
  const { t } = useEnvironmentsTranslation();
  const impossible = OFFERED.filter(action => !actions[action].allowed);
  return impossible.length === 0 ? null : (
    <details className={styles.aside}>
      <summary>{t('environment.notPossible')}</summary>
      <ul className={styles.list}>
        {impossible.map(action => (
          <li key={action}>
            {t(`environment.action.${action}`).replace(/\s?…$/, '')}:{' '}
            {actions[action].reason ?? t('environment.noReason')}
          </li>
        ))}
      </ul>
    </details>
  );
}

function MoreActions(props: {
  actions: Offered[];
  onAction(action: Offered): void;
}) {
  const { actions, onAction } = props;
  const { t } = useEnvironmentsTranslation();
  return actions.length === 0 ? null : (
    <MenuTrigger>
      <ButtonIcon
        variant="secondary"
        size="small"
        icon={<RiMoreLine />}
        aria-label={t('environment.moreActions')}
      />
      <Menu placement="bottom end">
        {actions.map(action => (
          <MenuItem
            key={action}
            color={action === 'destroy' ? 'danger' : undefined}
            onAction={() => onAction(action)}
          >
            {t(`environment.action.${action}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

/** What can be done with the environment now. */
export function Actions(props: {
  environment: EnvironmentDetail;
  onDone(environment: EnvironmentDetail): void;
}) {
  const { environment, onDone } = props;
  const { t } = useEnvironmentsTranslation();
  const [asked, setAsked] = useState<Asked>();
  const { state, send } = useCommand(environment.id, onDone);
  const isAllowed = (action: Offered) => environment.actions[action].allowed;
  const press = (action: Offered) => {
    if (isAsked(action)) {
      setAsked(action);
    } else {
      send({ action });
    }
  };
  return (
    <>
      <div
        className={styles.line}
        role="group"
        aria-label={t('environment.actions')}
      >
        {BUTTONS.filter(isAllowed).map(action => (
          <Button
            key={action}
            variant="secondary"
            size="small"
            isPending={state.status === 'sending' && state.action === action}
            onPress={() => press(action)}
          >
            {t(`environment.action.${action}`)}
          </Button>
        ))}
        <MoreActions actions={MENU.filter(isAllowed)} onAction={press} />
      </div>
      {state.status === 'failed' && (
        <Notice
          title={t('environment.actionFailed')}
          advice={reasonOf(state.error)}
        />
      )}
      {asked && (
        <ActionDialog
          asked={asked}
          environment={environment}
          onDone={onDone}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
