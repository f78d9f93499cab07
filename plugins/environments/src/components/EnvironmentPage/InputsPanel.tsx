import { useApi } from '@backstage/core-plugin-api';
import { EnvironmentDetail } from '@groundwork/backstage-plugin-environments-common';
import {
  PanelFrame,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { fieldsOf, shownInputs } from '../../logic/inputs';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './EnvironmentPage.module.css';

/**
 * What the environment was asked to be. Only its blueprint tells what of it is
 * secret: without that, nothing is shown.
 */
export function InputsPanel(props: { environment: EnvironmentDetail }) {
  const { blueprint, desired } = props.environment;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const found = useRefreshable(
    signal => api.findBlueprint(blueprint.id, { signal }),
    [api, blueprint.id],
  );
  const schema =
    found.status === 'ready' ? found.value?.definition.inputs : undefined;
  const shown = schema ? shownInputs(fieldsOf(schema), desired.inputs) : [];
  return shown.length === 0 ? null : (
    <PanelFrame title={t('environment.inputs')}>
      <dl className={`${styles.body} ${styles.outputs}`}>
        {shown.map(({ name, title, text }) => (
          <div key={name} className={styles.output}>
            <dt>{title}</dt>
            <dd className={styles.code}>{text}</dd>
          </div>
        ))}
      </dl>
    </PanelFrame>
  );
}
