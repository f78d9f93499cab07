import { RefObject, useState } from 'react';
import styles from './ReportPage.module.css';

/**
 * Without scripts: the report is shown as it is. Of the same origin, so that it can
 * be printed and is as tall as what is in it. What it refers to opens beside it, as a
 * page like any other: within the sandbox, most sites would not work.
 */
const SANDBOX = [
  'allow-same-origin',
  'allow-modals',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
].join(' ');

/** Room for the edge of the paper. */
const EDGE_PX = 4;

/** The report as the server drew it. */
export function Sheet(props: {
  title: string;
  html: string;
  frame: RefObject<HTMLIFrameElement>;
}) {
  const { title, html, frame } = props;
  const [height, setHeight] = useState<number>();
  const fit = () => {
    const content = frame.current?.contentDocument?.documentElement;
    if (content?.scrollHeight) {
      setHeight(content.scrollHeight + EDGE_PX);
    }
  };
  return (
    <iframe
      ref={frame}
      className={styles.sheet}
      title={title}
      srcDoc={html}
      sandbox={SANDBOX}
      style={{ height }}
      onLoad={fit}
    />
  );
}
