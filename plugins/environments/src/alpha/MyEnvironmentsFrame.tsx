import type { RendererProps } from '@backstage/plugin-home-react';
import { PanelFrame } from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../translation';
import styles from './MyEnvironmentsFrame.module.css';

/** The frame of "My environments" on Home, in the language of the person. */
export function MyEnvironmentsFrame(props: Pick<RendererProps, 'Content'>) {
  const { Content } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <PanelFrame title={t('widget.title')}>
      <div className={styles.content}>
        <Content />
      </div>
    </PanelFrame>
  );
}
