import type { RendererProps } from '@backstage/plugin-home-react';
import { PanelFrame } from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../translation';
import styles from './WidgetFrames.module.css';

/** The frame of "Reviews waiting" on Home, in the language of the person. */
export function ReviewsFrame(props: Pick<RendererProps, 'Content'>) {
  const { Content } = props;
  const { t } = useDeliveryTranslation();
  return (
    <PanelFrame title={t('widgets.reviews')}>
      <div className={styles.content}>
        <Content />
      </div>
    </PanelFrame>
  );
}

/** The frame of "Open incidents" on Home, likewise. */
export function IncidentsFrame(props: Pick<RendererProps, 'Content'>) {
  const { Content } = props;
  const { t } = useDeliveryTranslation();
  return (
    <PanelFrame title={t('widgets.incidents')}>
      <div className={styles.content}>
        <Content />
      </div>
    </PanelFrame>
  );
}
