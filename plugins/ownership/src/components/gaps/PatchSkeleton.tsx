import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useOwnershipTranslation } from '../../translation';
import styles from './gaps.module.css';

const LINE_WIDTHS = ['60%', '35%', '48%', '30%', '54%'];

/** The place of a patch that is being made. */
export function PatchSkeleton() {
  const { t } = useOwnershipTranslation();
  return (
    <div aria-busy="true">
      <VisuallyHidden>{t('gaps.dialog.reading')}</VisuallyHidden>
      <div className={styles.patchSkeleton} aria-hidden="true">
        {LINE_WIDTHS.map(width => (
          <Skeleton key={width} width={width} height={14} />
        ))}
      </div>
    </div>
  );
}
