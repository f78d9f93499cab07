import type { RendererProps } from '@backstage/plugin-home-react';
import { PanelFrame } from '@groundwork/backstage-plugin-groundwork-react';
import { useMaturityTranslation } from '../translation';
import styles from './WidgetFrames.module.css';

/** The frame of "Maturity of my teams" on Home, in the language of the person. */
export function MyTeamsFrame(props: Pick<RendererProps, 'Content'>) {
  const { Content } = props;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame title={t('widgets.maturity')}>
      <div className={styles.content}>
        <Content />
      </div>
    </PanelFrame>
  );
}

/** The frame of "Maturity of all teams" on Home, likewise. */
export function OrganisationFrame(props: Pick<RendererProps, 'Content'>) {
  const { Content } = props;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame title={t('widgets.organisation')}>
      <div className={styles.content}>
        <Content />
      </div>
    </PanelFrame>
  );
}
