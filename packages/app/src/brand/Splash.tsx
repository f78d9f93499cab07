import { VisuallyHidden } from '@backstage/ui';
import { LogoMark } from './Logo';
import styles from './Splash.module.css';

/** While the portal itself is being loaded, or someone is signed in again. */
export function Splash(props: { message?: string }) {
  return (
    <div className={styles.splash} aria-busy="true">
      <LogoMark size={48} />
      {props.message && (
        <VisuallyHidden role="status">{props.message}</VisuallyHidden>
      )}
    </div>
  );
}
