import { Link } from 'react-router-dom';
import { RiArrowRightSLine } from '@remixicon/react';
import styles from './Panels.module.css';

/** Says how many there are, and leads to all of them. */
export function AllLink(props: { href: string; children: string }) {
  return (
    <Link to={props.href} className={styles.all}>
      {props.children}
      <RiArrowRightSLine size={16} aria-hidden />
    </Link>
  );
}
