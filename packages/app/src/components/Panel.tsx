import { ReactNode, useId } from 'react';
import { Button, ButtonLink, Text } from '@backstage/ui';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { Loadable } from './loadable';
import { Notice } from './Notice';
import styles from './Panel.module.css';

/** What a panel says when there is nothing to show yet. */
export interface PanelEmptiness {
  /** What would be here. */
  title: string;
  /** The one step that fills it. */
  advice: string;
  action?: { title: string; href: string };
}

/** The frame of a panel: a titled region. */
export function PanelFrame(props: {
  title: string;
  /** Beside the title: a count, or a link to all of it. */
  meta?: ReactNode;
  isBusy?: boolean;
  children: ReactNode;
}) {
  const { title, meta, isBusy, children } = props;
  const headingId = useId();
  return (
    <section
      className={styles.panel}
      aria-labelledby={headingId}
      aria-busy={isBusy || undefined}
    >
      <div className={styles.header}>
        <h2 id={headingId} className={styles.title}>
          {title}
        </h2>
        {meta}
      </div>
      {children}
    </section>
  );
}

function Emptiness(props: PanelEmptiness) {
  const { title, advice, action } = props;
  return (
    <div className={styles.empty}>
      <Text as="p">{title}</Text>
      <Text as="p" color="secondary">
        {advice}
      </Text>
      {action && (
        <ButtonLink
          variant="secondary"
          className={styles.action}
          href={action.href}
        >
          {action.title}
        </ButtonLink>
      )}
    </div>
  );
}

/** A titled part of a page, in whichever state its content is. */
export function Panel<T>(props: {
  title: string;
  state: Loadable<T>;
  /** The layout of the content, without the content. */
  skeleton: ReactNode;
  /** What could not be done when it failed. */
  failed: string;
  /** Set when the value has nothing to show. */
  empty?: (value: T) => PanelEmptiness | undefined;
  meta?: (value: T) => ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { title, state, skeleton, failed, empty, meta, children } = props;
  const { t } = usePortalTranslation();
  switch (state.status) {
    case 'loading':
      return (
        <PanelFrame title={title} isBusy>
          {skeleton}
        </PanelFrame>
      );
    case 'failed':
      return (
        <PanelFrame title={title}>
          <div className={styles.failed}>
            <Notice title={failed} advice={state.error.message}>
              <Button variant="secondary" onPress={state.retry}>
                {t('home.retry')}
              </Button>
            </Notice>
          </div>
        </PanelFrame>
      );
    default: {
      const emptiness = empty?.(state.value);
      return (
        <PanelFrame title={title} meta={meta?.(state.value)}>
          {emptiness ? <Emptiness {...emptiness} /> : children(state.value)}
        </PanelFrame>
      );
    }
  }
}
