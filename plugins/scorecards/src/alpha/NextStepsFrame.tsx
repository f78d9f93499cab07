import type { RendererProps } from '@backstage/plugin-home-react';
import { PanelFrame } from '@groundwork/backstage-plugin-groundwork-react';
import { useScorecardsTranslation } from '../translation';
import styles from './NextStepsFrame.module.css';

/** The frame of "What to fix next" on Home, in the language of the person. */
export function NextStepsFrame(props: Pick<RendererProps, 'Content'>) {
  const { Content } = props;
  const { t } = useScorecardsTranslation();
  return (
    <PanelFrame title={t('team.widgetTitle')}>
      <div className={styles.content}>
        <Content />
      </div>
    </PanelFrame>
  );
}
