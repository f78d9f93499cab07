import { ReactElement } from 'react';
import { DeploymentKind } from '@groundwork/backstage-plugin-environments-common';
import {
  RiArrowGoBackLine,
  RiArrowUpCircleLine,
  RiRocketLine,
} from '@remixicon/react';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './Deployments.module.css';

const ICONS: Record<DeploymentKind, ReactElement> = {
  deploy: <RiRocketLine size="1em" />,
  promote: <RiArrowUpCircleLine size="1em" />,
  rollback: <RiArrowGoBackLine size="1em" />,
};

/** What kind of deployment it is; one sees roll-backs at a glance. */
export function KindName(props: { kind: DeploymentKind }) {
  const { kind } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <span className={styles.kind} data-kind={kind}>
      <span className={styles.icon} aria-hidden="true">
        {ICONS[kind]}
      </span>
      {t(`deployments.kind.${kind}`)}
    </span>
  );
}
