import { ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './EnvironmentPage.module.css';

/** Nearer to the end than this is at the end. */
const AT_END_PX = 24;

/** Lines that follow their end unless somebody scrolls up. */
export function Lines(props: {
  label: string;
  /** Another one when there are more lines. */
  end: unknown;
  children: ReactNode;
}) {
  const { label, end, children } = props;
  const { t } = useEnvironmentsTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  useEffect(() => {
    const box = ref.current;
    if (box && isFollowing) {
      box.scrollTop = box.scrollHeight;
    }
  }, [end, isFollowing]);
  return (
    <>
      <div
        ref={ref}
        className={styles.lines}
        role="log"
        aria-label={label}
        // Whoever listens would be told each line.
        aria-live="off"
        // Scrolled by keys.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={({ currentTarget: box }) =>
          setFollowing(
            box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX,
          )
        }
      >
        {children}
      </div>
      {!isFollowing && (
        <Button
          variant="secondary"
          size="small"
          className={styles.follow}
          onPress={() => setFollowing(true)}
        >
          {t('environment.follow')}
        </Button>
      )}
    </>
  );
}
