import { Skeleton } from '@backstage/ui';
import { useOwnershipTranslation } from '../../translation';
import { Fact, Facts } from './Facts';
import head from './EntityHead.module.css';
import styles from './Answers.module.css';

/** The layout of an answer that is still being looked up. */
export function AnswerSkeleton() {
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.card} aria-hidden="true">
      <div className={head.head}>
        <Skeleton width={18} height={18} />
        <Skeleton width={160} height={22} />
      </div>
      <Facts>
        <Fact label={t('whoOwns.owner')}>
          <Skeleton width={120} height={18} />
        </Fact>
        <Fact label={t('whoOwns.onCall')}>
          <Skeleton width={220} height={18} />
        </Fact>
        <Fact label={t('whoOwns.contact')}>
          <Skeleton width={260} height={18} />
        </Fact>
        <Fact label={t('whoOwns.related')}>
          <Skeleton width={180} height={18} />
        </Fact>
        <Fact label={t('whoOwns.why')}>
          <Skeleton width="70%" height={18} />
        </Fact>
      </Facts>
    </div>
  );
}
