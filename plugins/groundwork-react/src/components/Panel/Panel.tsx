import { ReactNode, useId } from 'react';
import { Button } from '@backstage/ui';
import { isDenied, Loadable, reasonOf } from '../../loadable';
import { useGroundworkTranslation } from '../../translation';
import { Notice } from '../Notice';
import { Emptiness, PanelEmptiness } from './Emptiness';
import styles from './Panel.module.css';

/**
 * The properties of a {@link PanelFrame}.
 *
 * @public
 */
export interface PanelFrameProps {
  /** A text, or a link to all that the panel shows a part of. */
  title: ReactNode;
  /** Beside the title: a count, or a link to all of it. */
  meta?: ReactNode;
  /** Whether what is inside is still being read. */
  isBusy?: boolean;
  children: ReactNode;
}

/**
 * The frame of a panel: a titled region.
 *
 * @public
 */
export function PanelFrame(props: PanelFrameProps): JSX.Element {
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

/**
 * The properties of a {@link Panel}.
 *
 * @public
 */
export interface PanelProps<T> {
  title: string;
  state: Loadable<T>;
  /** The layout of the content, without the content. */
  skeleton: ReactNode;
  /** What could not be done when it failed. */
  failed: string;
  /** What is said to those who may not see it, and who could let them. */
  denied?: { title: string; advice: string };
  /** Set when the value has nothing to show. */
  empty?: (value: T) => PanelEmptiness | undefined;
  /** Beside the title: a count, or a link to all of it. */
  meta?: (value: T) => ReactNode;
  children: (value: T) => ReactNode;
}

function Failure<T>(
  props: Pick<PanelProps<T>, 'failed' | 'denied'> & {
    error: Error;
    retry(): void;
  },
) {
  const { failed, denied, error, retry } = props;
  const { t } = useGroundworkTranslation();
  return (
    <div className={styles.failed}>
      {denied && isDenied(error) ? (
        <Notice {...denied} tone="neutral" />
      ) : (
        <Notice title={failed} advice={reasonOf(error)}>
          <Button variant="secondary" onPress={retry}>
            {t('retry')}
          </Button>
        </Notice>
      )}
    </div>
  );
}

/**
 * A titled part of a page, in whichever state its content is.
 *
 * @public
 */
export function Panel<T>(props: PanelProps<T>): JSX.Element {
  const { title, state, skeleton, empty, meta, children } = props;
  const { failed, denied } = props;
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
          <Failure
            failed={failed}
            denied={denied}
            error={state.error}
            retry={state.retry}
          />
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
