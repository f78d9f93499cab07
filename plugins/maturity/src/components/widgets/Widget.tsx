import { ReactNode } from 'react';
import {
  Loadable,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Failure } from '../shared';

/** What a widget shows, in whichever state it is. */
export function Widget<T>(props: {
  state: Loadable<T>;
  loading: string;
  failed: string;
  children(value: T): ReactNode;
}) {
  const { state, loading, failed, children } = props;
  switch (state.status) {
    case 'loading':
      return (
        <div role="status" aria-label={loading} aria-busy="true">
          <RowSkeletons rows={4} />
        </div>
      );
    case 'failed':
      return <Failure title={failed} {...state} />;
    default:
      return <>{children(state.value)}</>;
  }
}
