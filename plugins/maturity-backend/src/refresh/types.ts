import { LoadedModel } from '../model';

/** Where models come from. */
export interface ModelSource {
  /** What is there now. */
  load(): Promise<LoadedModel>;
  /** The one that comes along. */
  shipped(): Promise<LoadedModel>;
}
