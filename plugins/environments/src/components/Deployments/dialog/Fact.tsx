import { ReactNode } from 'react';
import styles from '../Deployments.module.css';

/** A line of a plan, with its name. */
export function Fact(props: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
