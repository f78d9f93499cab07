import { ReactNode } from 'react';
import { RiArrowRightUpLine } from '@remixicon/react';
import { useGroundworkTranslation } from '../../translation';
import { safeUrl } from './url';
import styles from './ExternalLink.module.css';

/**
 * The properties of an {@link ExternalLink}.
 *
 * @public
 */
export interface ExternalLinkProps {
  /** An absolute address. */
  href: string;
  children: ReactNode;
}

/**
 * Leads out of the portal, in a new tab. An address that is not safe to follow
 * is left as text.
 *
 * @public
 */
export function ExternalLink(props: ExternalLinkProps): JSX.Element {
  const { t } = useGroundworkTranslation();
  const href = safeUrl(props.href);
  if (!href) {
    return <span>{props.children}</span>;
  }
  const isPage = /^https?:/i.test(href);
  return (
    <a
      href={href}
      className={styles.link}
      target={isPage ? '_blank' : undefined}
      rel={isPage ? 'noopener noreferrer' : undefined}
    >
      {props.children}
      {isPage && (
        <>
          <RiArrowRightUpLine size="1em" aria-hidden className={styles.icon} />{' '}
          <span className={styles.hidden}>{t('opensNewTab')}</span>
        </>
      )}
    </a>
  );
}
