import { useSearchParams } from 'react-router-dom';
import {
  WAIVER_STATUSES,
  WaiverStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { placeIn, WaiverPlace } from '../../logic/waiverPlace';

/** Which waivers the address says to show, and how to say others. */
export interface WaiversAddress {
  statuses: WaiverStatus[];
  /** The one to be seen first, and the entity whose waivers are shown alone. */
  place: Partial<WaiverPlace>;
  setStatuses(chosen: WaiverStatus[]): void;
  /** Shows those of all entities. */
  clearPlace(): void;
  /** Shows what waits to be decided, of all entities. */
  showWaiting(): void;
}

function deletePlace(params: URLSearchParams): void {
  params.delete('id');
  params.delete('entity');
}

/** Reads the address of the list of waivers, and writes it. */
export function useWaiversAddress(): WaiversAddress {
  const [params, setParams] = useSearchParams();
  const given = params.getAll('status');
  const write = (change: (next: URLSearchParams) => void) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        change(next);
        return next;
      },
      { replace: true },
    );
  return {
    statuses: WAIVER_STATUSES.filter(status => given.includes(status)),
    place: placeIn(params),
    setStatuses: chosen =>
      write(next => {
        next.delete('status');
        chosen.forEach(status => next.append('status', status));
      }),
    clearPlace: () => write(deletePlace),
    showWaiting: () =>
      write(next => {
        deletePlace(next);
        next.delete('status');
        next.append('status', 'requested');
      }),
  };
}
